import { Link } from "react-router";
import { AccountLink } from "../../../ui/AccountLink";
import { Failure } from "../../../ui/Failure";
import { Level } from "../../../ui/Level";
import { Loading } from "../../../ui/Loading";
import { Moment } from "../../../ui/Moment";
import { instantPath } from "../../../ui/paths";
import { useConnection } from "../../../ui/useConnection";
import { useClock } from "../../../ui/useClock";
import type { AssetHeadFragment } from "../asset.generated";
import { EventLink } from "../parts/EventLink";
import { AssetAccessHistoryDocument } from "./access.generated";

const ends: Readonly<Record<string, string>> = {
  replaced: "replaced by another", revoked: "revoked or given up", lapsed: "lapsed with the change of hands", transferred: "handed on",
  burnt: "the asset was burnt", cap_changed: "the maximum level changed", expired: "expired",
};

const isAhead = (until: string | null, now: number) => until !== null && Date.parse(until) > now;

/** Each right as an interval of time, with the events that opened and closed it. */
export function Intervals({ asset }: { asset: AssetHeadFragment }) {
  const { nodes, fetching, error, more, retry } = useConnection(
    AssetAccessHistoryDocument, { id: asset.id, account: null, first: 30 }, (data) =>
      data.node?.__typename === "Asset" ? data.node.accessHistory : null);
  const now = useClock();
  return (
    <section className="stack">
      <div className="spread">
        <h2>Access over time</h2>
        <Link className="button" to={instantPath(asset)}>At any instant</Link>
      </div>
      {error && <Failure error={error} retry={retry} />}
      {fetching && nodes.length === 0 && <Loading />}
      {nodes.length > 0 && (
        <div className="scroll">
          <table>
            <caption className="visually-hidden">Rights from their beginning to their end, oldest first</caption>
            <thead>
              <tr>
                <th scope="col">Who</th><th scope="col">Level</th><th scope="col">How</th><th scope="col">From</th>
                <th scope="col">Until</th>
              </tr>
            </thead>
            <tbody>
              {nodes.map((right) => (
                <tr key={`${right.openedAt} ${right.source} ${right.account ?? ""} ${right.from}`}>
                  <th scope="row">{right.account ? <AccountLink account={right.account} /> : "Everyone"}</th>
                  <td><Level level={right.level} /></td>
                  <td className="wrap">{right.source}, by {right.grantedBy}</td>
                  <td><Moment at={right.from} full /><br /><EventLink position={right.openedAt} /></td>
                  <td>
                    {right.until ? <Moment at={right.until} full /> : "still so"}
                    {right.endedBy && <><br />{isAhead(right.until, now) ? "by itself" : (ends[right.endedBy] ?? right.endedBy)}</>}
                    {right.closedAt && <>, <EventLink position={right.closedAt} /></>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more && <button type="button" className="button" onClick={more}>Later rights</button>}
    </section>
  );
}
