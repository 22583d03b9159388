import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { useConnection } from "../../ui/useConnection";
import { FeedEntry } from "../activity/FeedEntry";
import { CollectionHistoryDocument } from "./collection.generated";

/** What happened to the collection itself, each with its place in the log. */
export function CollectionHistory({ id }: { id: string }) {
  const { nodes, fetching, error, more, retry } = useConnection(CollectionHistoryDocument, { id, first: 5 }, (d) => d.history);
  return (
    <section className="card stack" aria-labelledby="happened">
      <h2 id="happened">What happened to it</h2>
      {error && <Failure error={error} retry={retry} />}
      <ol className="feed-list">{nodes.map((entry) => <FeedEntry key={entry.position} entry={entry} />)}</ol>
      {fetching && <Loading lines={3} />}
      {!fetching && !error && nodes.length === 0 && <p className="muted">Nothing that is known here.</p>}
      {more && <button type="button" className="button" onClick={more}>Earlier</button>}
    </section>
  );
}
