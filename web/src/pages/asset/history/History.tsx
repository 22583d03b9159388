import { Failure } from "../../../ui/Failure";
import { Loading } from "../../../ui/Loading";
import { useConnection } from "../../../ui/useConnection";
import { FeedEntry } from "../../activity/FeedEntry";
import type { AssetHeadFragment } from "../asset.generated";
import { AssetHistoryDocument } from "./history.generated";

/** Everything that happened to it, on chain and here; it grows by itself. */
export function History({ asset }: { asset: AssetHeadFragment }) {
  const { nodes, fetching, error, more, retry } = useConnection(AssetHistoryDocument, { id: asset.id, first: 30 }, (data) =>
    data.node?.__typename === "Asset" ? data.node.activity : null);
  return (
    <div className="stack part">
      <h2>What happened</h2>
      <p className="muted">
        Newest first; it grows by itself. Runs and keys show to whom they concern alone. Each event has its proof in the log.
      </p>
      {error && <Failure error={error} retry={retry} />}
      <ol className="feed-list">{nodes.map((entry) => <FeedEntry key={entry.position} entry={entry} />)}</ol>
      {fetching && nodes.length === 0 && <Loading lines={6} />}
      {more && <button type="button" className="button" onClick={more}>Earlier events</button>}
    </div>
  );
}
