import { useState } from "react";
import { useSession } from "../../session/useSession";
import { logOut } from "../../session/account";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { keyStore, type LocalAccount } from "../../wallet/local/keyStore";

/** The test accounts of this browser: connect, switch, forget. */
export function AccountList({ accounts, busy, connect, removed }: {
  accounts: readonly LocalAccount[];
  busy: boolean;
  connect: (account: LocalAccount) => Promise<void>;
  removed: () => Promise<void>;
}) {
  const session = useSession();
  const [wrong, setWrong] = useState<string | null>(null);
  async function forget(account: LocalAccount) {
    if (!confirm(`Forget the key of ${account.account}? Nobody will be able to use this account again.`)) return;
    setWrong(null);
    try {
      if (session?.account === account.account) await logOut();
      await keyStore.remove(account.account);
      await removed();
    } catch (error) {
      setWrong(error instanceof Error && error.message ? error.message : "That went wrong.");
    }
  }
  return (
    <section className="card stack" aria-labelledby="accounts">
      <h2 id="accounts">Your test accounts</h2>
      {wrong && <Notice kind="bad">The key was not forgotten: {wrong}</Notice>}
      <ul className="accounts">
        {accounts.map((account) => {
          const connected = session?.account === account.account;
          return (
            <li key={account.account}>
              <span className="wrap">
                <strong>{account.account}</strong>
                <span className="mono muted key">{account.publicKey}</span>
              </span>
              <span className="row">
                {connected ? (
                  <span className="badge good">Connected</span>
                ) : (
                  <Button busy={busy} onClick={() => void connect(account)}>
                    {session ? "Switch to it" : "Connect"}
                    <span className="visually-hidden"> {account.account}</span>
                  </Button>
                )}
                <button type="button" className="button plain" onClick={() => void forget(account)}>
                  Forget<span className="visually-hidden"> {account.account}</span>
                </button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
