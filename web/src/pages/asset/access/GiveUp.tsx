import { TransactionForm } from "../../../wallet/TransactionForm";
import type { AssetHeadFragment } from "../asset.generated";
import { RevokeRightDocument } from "./access.generated";

/** One's own grant, given up. */
export const GiveUp = ({ asset, account }: { asset: AssetHeadFragment; account: string }) => (
  <section className="card stack">
    <h2>Give up my right</h2>
    <p className="muted">What was granted to you ends at once. A lease stays.</p>
    <TransactionForm
      label="Give it up"
      danger
      prepare={RevokeRightDocument}
      variables={(publicKey) => ({ input: { assetId: asset.id, account, publicKey } })}
      confirm={{
        title: "Give up your right?",
        text: <p>What was granted to {account} in “{asset.name}” ends. Only who administers it can grant it again.</p>,
      }}
      done="Given up."
      announces
    />
  </section>
);
