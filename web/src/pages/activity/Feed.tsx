import { useState } from "react";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { More } from "../../ui/More";
import { useConnection } from "../../ui/useConnection";
import { ActivityDocument } from "./activity.generated";
import { hold, join, release } from "./feed";
import { FeedEntry } from "./FeedEntry";
import { LiveState } from "./LiveState";
import { groups, type Group } from "./sentences";
import { useHeard } from "./useHeard";

/** The list of what happened, growing at its top as it happens and at its end when asked. */
export function Feed({ account, group, onGap }: { account: string | null; group: Group | null; onGap: () => void }) {
  const { nodes, data, fetching, error, more, retry } = useConnection(ActivityDocument, { first: 30, account }, (d) => d.activity);
  const newest = data ? (nodes[0]?.position ?? null) : undefined;
  const [start, setStart] = useState<string | null>();
  if (start === undefined && newest !== undefined) setStart(newest);
  const { heard, setHeard, refused } = useHeard(account, start, onGap);
  const all = join(heard, nodes);
  const entries = all.filter(({ kind }) => group === null || groups[group][1].test(kind));
  const live = new Set(heard.entries.map(({ position }) => position));
  return (
    <section className="card feed" aria-label="Entries">
      <div className="spread">
        <LiveState heard={heard} refused={refused} />
        <button type="button" className="button" aria-pressed={heard.held !== null}
          onClick={() => setHeard(heard.held === null ? hold(heard, all) : release(heard))}>
          {heard.held === null ? "Pause" : "Go on"}
        </button>
      </div>
      {error && <Failure error={error} retry={retry} />}
      <ol className="feed-list">
        {entries.map((entry) => <FeedEntry key={entry.position} entry={entry} fresh={live.has(entry.position)} />)}
      </ol>
      {fetching && <Loading lines={entries.length > 0 ? 2 : 8} label="Loading entries" />}
      {entries.length === 0 && !fetching && !error && (
        <p className="empty">
          {nodes.length > 0 ? "Nothing of this kind among the entries read so far." : "Nothing has happened here yet. It will show here."}
        </p>
      )}
      <More more={more} name="Earlier" />
    </section>
  );
}
