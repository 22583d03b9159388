import { lazy, Suspense } from "react";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { useTitle } from "../../ui/useTitle";
import { useNetwork } from "../../wallet/network";
import { LocalWalletPage } from "./LocalWalletPage";

const SelectorPage = lazy(async () => ({ default: (await import("./SelectorPage")).SelectorPage }));

/** Where an account is connected: by test keys on a development chain, by one's own wallet on a real one. */
export function WalletPage() {
  useTitle("Wallet");
  const { network, error, retry } = useNetwork();
  return (
    <div className="stack narrow">
      <h1>Wallet</h1>
      {error && <Failure error={error} retry={retry} />}
      {!network && !error && <Loading />}
      {network?.isDevelopment && <LocalWalletPage network={network.id} />}
      {network && !network.isDevelopment && <Suspense fallback={<Loading />}><SelectorPage network={network} /></Suspense>}
    </div>
  );
}
