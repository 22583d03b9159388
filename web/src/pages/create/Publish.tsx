import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { TransactionStatus } from "../../wallet/TransactionStatus";
import { useWallet } from "../../wallet/wallet";
import { begun } from "./upload/begun";
import { usePublish } from "./usePublish";

/** The owner says what the content is, and puts the version on the chain. */
export function Publish({ asset, version, upload, isOwner, published }: {
  asset: { readonly id: string; readonly contract: string; readonly tokenId: string };
  version: number;
  upload: { readonly id: string; readonly sha256: string };
  isOwner: boolean;
  published: (version: number) => void;
}) {
  const wallet = useWallet();
  const { run, transaction, wrong, busy } = usePublish(asset.id, version, upload.id);
  async function go() {
    if (!wallet || !(await run(wallet, isOwner))) return;
    begun.remove(`${asset.contract}/${asset.tokenId}`);
    published(version);
  }
  return (
    <section className="card stack" aria-labelledby="publish">
      <h2 id="publish">Publish version {version}</h2>
      <p>
        {isOwner
          ? "Two signatures: one that seals what this content is, one that puts the version on the chain."
          : "The asset's owner seals the upload first; then you can publish it."}
      </p>
      {!wallet && <Notice kind="warn">Connect the wallet of this account first: this browser has no key of it.</Notice>}
      {wrong && <Notice kind="bad">{wrong}</Notice>}
      <TransactionStatus state={transaction.state} done="Published." />
      <div>
        <Button className="button main" busy={busy} aria-disabled={!wallet} onClick={() => void go()}>
          {isOwner ? "Seal and publish" : "Publish"}
        </Button>
      </div>
    </section>
  );
}
