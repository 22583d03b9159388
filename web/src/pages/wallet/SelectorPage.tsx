import type { WalletSelector } from "@near-wallet-selector/core";
import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useSession } from "../../session/useSession";
import { Button } from "../../ui/Button";
import { Loading } from "../../ui/Loading";
import { Notice } from "../../ui/Notice";
import { connect } from "../../wallet/selector/connect";
import { openSelector, type RealNetwork } from "../../wallet/selector/open";
import { from } from "./from";
import { useLogIn } from "./useLogIn";

/** The wallets of a real network: each shows and signs in its own window. */
export function SelectorPage({ network: { id, rpcUrl } }: { network: RealNetwork }) {
  const [selector, setSelector] = useState<WalletSelector | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const session = useSession();
  const login = useLogIn();
  const navigate = useNavigate();
  const state: unknown = useLocation().state;
  useEffect(() => {
    openSelector({ id, rpcUrl }).then(setSelector, (error: Error) => setBroken(error.message));
  }, [id, rpcUrl]);
  async function choose(wallet: string) {
    if (selector && (await login.run(() => connect(selector, wallet)))) await navigate(from(state));
  }
  return (
    <section className="card stack" aria-labelledby="wallets">
      <h2 id="wallets">Your wallet on {id}</h2>
      <p>Connecting asks your wallet to sign a statement. It moves nothing, and adds no key to your account.</p>
      {session && <p className="wrap">Connected as <strong>{session.account}</strong>.</p>}
      {broken && <Notice kind="bad">{broken}</Notice>}
      {login.wrong && <Notice kind="bad">{login.wrong}</Notice>}
      {!selector && !broken && <Loading />}
      <div className="row">
        {selector?.store.getState().modules.map((module) => (
          <Button key={module.id} busy={login.busy} onClick={() => void choose(module.id)}>Connect {module.metadata.name}</Button>
        ))}
      </div>
      {selector && (
        <p className="muted">
          A wallet that is a browser extension has to be installed. Wallets that leave this page to sign are not supported.
        </p>
      )}
    </section>
  );
}
