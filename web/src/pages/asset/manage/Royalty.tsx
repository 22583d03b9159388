import { useQuery } from "urql";
import { Loading } from "../../../ui/Loading";
import { RoyaltyShares, useShares } from "../../../wallet/RoyaltyShares";
import { sharesOf, sharesTyped, type Share } from "../../../wallet/shares";
import { TransactionForm } from "../../../wallet/TransactionForm";
import type { AssetHeadFragment } from "../asset.generated";
import { AssetRoyaltyDocument, SetRoyaltyDocument } from "./manage.generated";

/** Who gets which part of each sale and lease. */
export function Royalty({ asset }: { asset: AssetHeadFragment }) {
  const [{ data }] = useQuery({ query: AssetRoyaltyDocument, variables: { id: asset.id } });
  if (data?.node?.__typename !== "Asset") return <Loading />;
  const set = sharesTyped(data.node.royalty);
  return <Change key={JSON.stringify(set)} asset={asset} set={set} />;
}

function Change({ asset, set }: { asset: AssetHeadFragment; set: readonly Share[] }) {
  const shares = useShares(set);
  return (
    <section className="card stack">
      <h3>Royalty</h3>
      <p className="muted">A part of each lease, and of each sale through a market that honours it.</p>
      <TransactionForm
        label="Set the royalty"
        prepare={SetRoyaltyDocument}
        check={shares.check}
        variables={(publicKey) => ({ input: { assetId: asset.id, publicKey, shares: sharesOf(shares.rows) } })}
        pays="Gas alone, and a small deposit for storage."
        done="Set."
        announces
      >
        <RoyaltyShares of={shares} none="Nobody gets a royalty." />
      </TransactionForm>
    </section>
  );
}
