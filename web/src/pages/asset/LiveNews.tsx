import { useState } from "react";
import { useSession } from "../../session/useSession";
import { Level } from "../../ui/Level";
import { Moment } from "../../ui/Moment";
import { Notice } from "../../ui/Notice";
import { Told } from "../activity/FeedEntry";
import type { AssetHeadFragment } from "./asset.generated";
import { EventLink } from "./parts/EventLink";
import { atLeast, levelOf } from "./parts/standing";
import { useLiveAsset } from "./useLiveAsset";
import { newSince } from "./newSince";

interface Props {
  asset: AssetHeadFragment;
  /** The newest event that was read with the asset; null where none is known. */
  newest: string | null;
}

/** Says what just happened to the asset, and at once where the viewer lost or gained a right by it. */
export function LiveNews({ asset, newest }: Props) {
  const account = useSession()?.account ?? null;
  const level = asset.viewerAccess ? levelOf(asset) : null;
  const [known, setKnown] = useState({ account, level, before: null as typeof level, stale: null as AssetHeadFragment | null });
  // Who has just logged in or out neither lost nor gained by it, and what is shown then is still what another account was told.
  if (known.account !== account) setKnown({ account, level: null, before: null, stale: asset });
  else if (asset !== known.stale && known.level !== level)
    setKnown({ account, level, before: level === null ? null : known.level, stale: null });
  const { before } = known;
  return (
    <div className="stack news" role="status">
      {before !== null && level !== null && (
        <Notice kind={atLeast(level, before) ? "good" : "warn"}>
          {atLeast(level, before) ? "Your right has grown:" : "Your right is less than it was:"}{" "}
          <Level level={before} /> became <Level level={level} />
        </Notice>
      )}
      <News key={account} asset={asset} newest={newest} />
    </div>
  );
}

/** The asset stands at an older event than the newest of its page: what came between is told first, and is no news to anybody. */
function News({ asset, newest }: Props) {
  const { news, again, why, refused } = useLiveAsset(asset.id, asset.position);
  const [since] = useState(newest);
  return (
    <>
      {newSince(news, since).slice(0, 2).map((event) => (
        <p className="muted wrap" key={event.position}>
          <span className="badge good">live</span> <Told entry={event} /> <Moment at={event.at} />, <EventLink position={event.position} />
        </p>
      ))}
      {refused && <p className="muted">Not live now. {why} It is tried again every half minute.</p>}
      {again && (
        <Notice kind="warn">
          Live news have ended. {why} <button type="button" className="button small" onClick={again}>Start them again</button>
        </Notice>
      )}
    </>
  );
}
