import { AccountLink } from "../../../ui/AccountLink";
import { Level } from "../../../ui/Level";
import { Moment } from "../../../ui/Moment";
import { useConnection } from "../../../ui/useConnection";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { AssetHoldersDocument, RevokeRightDocument } from "../access/access.generated";
import type { AssetHeadFragment } from "../asset.generated";

/** What others hold, with the end of each grant; what was paid for stays. */
export function RightsGiven({ asset }: { asset: AssetHeadFragment }) {
  const { nodes, fetching, more } = useConnection(AssetHoldersDocument, { id: asset.id, first: 20 }, (data) =>
    data.node?.__typename === "Asset" ? data.node.holders : null);
  const others = nodes.filter((holder) => holder.source !== "OWNER");
  return (
    <section className="stack">
      <h3>Rights that others hold</h3>
      {!fetching && others.length === 0 && <p className="muted">Nobody else holds a right of their own.</p>}
      <ul className="cards deals">
        {others.map((holder) => (
          <li className="card stack" key={`${holder.account} ${holder.source}`}>
            <div className="spread"><AccountLink account={holder.account} /><Level level={holder.level} /></div>
            <p className="muted">{holder.expiresAt ? <>Until <Moment at={holder.expiresAt} full /></> : "Without an end"}</p>
            {holder.source === "GRANT" ? (
              <TransactionForm
                label="Revoke"
                danger
                prepare={RevokeRightDocument}
                variables={(publicKey) => ({ input: { assetId: asset.id, account: holder.account, publicKey } })}
                confirm={{ title: "Revoke this right?", text: <RevokePromise account={holder.account} /> }}
                done="Revoked."
                announces
              />
            ) : (
              <p>It was paid for: it ends by itself, and nobody can take it away before.</p>
            )}
          </li>
        ))}
      </ul>
      {more && <button type="button" className="button" onClick={more}>More accounts</button>}
    </section>
  );
}

const RevokePromise = ({ account }: { account: string }) => (
  <>
    <p>From the block on that has it, {account} may not run, resell, replicate, download or edit it by this grant any more.</p>
    <p>
      It cannot take back what was seen before: a file that was downloaded stays where it is. Encrypted content gets a new key, so that
      the old one opens nothing that comes after. Who holds “Resell” may have passed the right on a moment earlier.
    </p>
  </>
);
