import { useState } from "react";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { saveFile } from "../../ui/saveFile";
import { useWallet } from "../../wallet/wallet";
import { identityFile, type Made, makeIdentity } from "./identity";
import { useRegistration } from "./useRegistration";

/** Makes an age identity in this page's memory, has it saved as a file, and registers its recipient by a signed statement. */
export function MakeIdentity({ account, replaces }: { account: string; replaces: boolean }) {
  const wallet = useWallet();
  const [made, setMade] = useState<Made | null>(null);
  const [saved, setSaved] = useState(false);
  const registration = useRegistration();

  async function make() {
    registration.reset();
    setSaved(false);
    setMade(await makeIdentity());
  }

  async function register(recipient: string) {
    if (wallet && (await registration.run(wallet, recipient))) setMade(null);
  }

  if (!made)
    return (
      <div className="stack">
        {registration.done && <Notice kind="good">Registered. Downloads are encrypted to the new key from now on.</Notice>}
        {replaces && (
          <p className="muted">A new key takes the place of this one. What you downloaded before opens with the old file alone.</p>
        )}
        <div>
          <button type="button" className="button" onClick={() => void make()}>{replaces ? "Make a new key" : "Make a key"}</button>
        </div>
      </div>
    );

  return (
    <ol className="key-steps">
      <li>
        <p>
          Save the identity: the secret that opens your downloads. It is in this page's memory alone and is gone when you leave; nobody can
          make it again.
        </p>
        <button type="button" className="button main" onClick={() => {
          saveFile(`neuranft-${account}.agekey`, identityFile(made, account, new Date()));
          setSaved(true);
        }}>
          Save the identity file
        </button>
      </li>
      <li>
        <p>Sign that this is your key:</p>
        <p className="mono wrap">{made.recipient}</p>
        {!wallet && <Notice kind="warn">Connect the wallet of this account first: this browser has no key of it.</Notice>}
        {registration.wrong && <Notice kind="bad">{registration.wrong}</Notice>}
        <div className="row">
          <Button className="button main" busy={registration.busy} aria-disabled={!saved || !wallet}
            onClick={() => void register(made.recipient)}>
            {registration.busy ? "Registering …" : "Sign and register"}
          </Button>
          <button type="button" className="button" onClick={() => setMade(null)}>Throw it away</button>
        </div>
        {!saved && <p className="muted">Save the file first.</p>}
      </li>
    </ol>
  );
}
