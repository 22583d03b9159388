import { NeedsAccount } from "../../session/NeedsAccount";
import { useTitle } from "../../ui/useTitle";
import { ApiKeys } from "./ApiKeys";
import { EncryptionKey } from "./EncryptionKey";
import { Erase } from "./Erase";
import { Sessions } from "./Sessions";
import "./page.css";

/** What an account settles for itself at this market. */
export function Settings() {
  useTitle("Settings");
  return (
    <div className="stack">
      <h1>Settings</h1>
      <NeedsAccount what="see its settings">
        {(account) => (
          <div className="stack" key={account}>
            <p className="muted wrap">For {account}.</p>
            <ApiKeys />
            <Sessions />
            <EncryptionKey account={account} />
            <Erase account={account} />
          </div>
        )}
      </NeedsAccount>
    </div>
  );
}
