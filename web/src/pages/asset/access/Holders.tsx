import { AccountLink } from "../../../ui/AccountLink";
import { Failure } from "../../../ui/Failure";
import { Level } from "../../../ui/Level";
import { Loading } from "../../../ui/Loading";
import { Moment } from "../../../ui/Moment";
import { useConnection } from "../../../ui/useConnection";
import type { AssetHeadFragment } from "../asset.generated";
import { EventLink } from "../parts/EventLink";
import { plain } from "../parts/words";
import { AssetHoldersDocument } from "./access.generated";

export function Holders({ asset }: { asset: AssetHeadFragment }) {
  const { nodes, fetching, error, more, retry } = useConnection(AssetHoldersDocument, { id: asset.id, first: 20 }, (data) =>
    data.node?.__typename === "Asset" ? data.node.holders : null);
  return (
    <section className="stack">
      <h2>Who may do what now</h2>
      {error && <Failure error={error} retry={retry} />}
      {fetching && nodes.length === 0 && <Loading />}
      {nodes.length > 0 && (
        <div className="scroll">
          <table>
            <caption className="visually-hidden">Accounts with a right of their own</caption>
            <thead>
              <tr>
                <th scope="col">Account</th><th scope="col">Level</th><th scope="col">How</th><th scope="col">Since</th>
                <th scope="col">Until</th>
                <th scope="col">Given by</th>
              </tr>
            </thead>
            <tbody>
              {nodes.map((holder) => (
                <tr key={`${holder.account} ${holder.source}`}>
                  <th scope="row"><AccountLink account={holder.account} /></th>
                  <td><Level level={holder.level} /></td>
                  <td>{plain(holder.source)}</td>
                  <td>{holder.since ? <Moment at={holder.since} full /> : "not known yet"}</td>
                  <td>{holder.expiresAt ? <Moment at={holder.expiresAt} full /> : holder.source === "OWNER" ? "—" : "no end set"}</td>
                  <td className="wrap">{holder.grantedBy}, <EventLink position={holder.givenAt} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="muted">
        Everyone else: <Level level={asset.defaultLevel} />.
        {asset.maxLevel !== "NONE" && <> Nobody but the owner has more than <Level level={asset.maxLevel} />.</>}
      </p>
      {more && <button type="button" className="button" onClick={more}>More accounts</button>}
    </section>
  );
}
