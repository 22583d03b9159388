import { useCallback, useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { Loading } from "../../ui/Loading";
import { Notice } from "../../ui/Notice";
import { keyStore, type LocalAccount } from "../../wallet/local/keyStore";
import { localWallet } from "../../wallet/local/localWallet";
import { AccountList } from "./AccountList";
import { from } from "./from";
import { MakeAccount } from "./MakeAccount";
import { useLogIn } from "./useLogIn";
import "./page.css";

/** Test accounts of the development chain. */
export function LocalWalletPage({ network }: { network: string }) {
  const [accounts, setAccounts] = useState<readonly LocalAccount[] | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const login = useLogIn();
  const navigate = useNavigate();
  const state: unknown = useLocation().state;
  const load = useCallback(
    () => keyStore.list(network).then(setAccounts, (error: Error) => setBroken(`The browser keeps no keys for us: ${error.message}`)),
    [network],
  );
  useEffect(() => void load(), [load]);

  async function connect(account: LocalAccount) {
    if (await login.run(() => localWallet(account))) await navigate(from(state));
  }

  return (
    <>
      <Notice kind="warn">
        <strong>For development only.</strong> These accounts live on a chain that runs inside this market and ends with it. Their keys are
        worth nothing: never send real money to them.
      </Notice>
      {broken && <Notice kind="bad">{broken}</Notice>}
      {login.wrong && <Notice kind="bad">{login.wrong}</Notice>}
      {!accounts && !broken && <Loading />}
      {accounts && accounts.length > 0 && <AccountList accounts={accounts} busy={login.busy} connect={connect} removed={load} />}
      {accounts && (
        <MakeAccount network={network} accounts={accounts} busy={login.busy} made={async (account) => {
          await load();
          await connect(account);
        }} />
      )}
    </>
  );
}
