import { useState } from "react";
import { Level } from "../../ui/Level";
import { Moment } from "../../ui/Moment";
import { Notice } from "../../ui/Notice";
import type { AssetHeadFragment } from "./asset.generated";
import { sentence } from "./history/sentence";
import { EventLink } from "./parts/EventLink";
import { atLeast, levelOf } from "./parts/standing";
import type { Happening } from "./useLiveAsset";

/** Says what just happened to the asset, and at once where the viewer lost or gained a right by it. */
export function LiveNews({ asset, news, interrupted }: { asset: AssetHeadFragment; news: readonly Happening[]; interrupted: boolean }) {
  const level = asset.viewerAccess ? levelOf(asset) : null;
  const [first, setFirst] = useState(level);
  // The viewer has just logged in: nothing was lost or gained by it.
  if (first === null && level !== null) setFirst(level);
  const newest = news[0];
  return (
    <div className="stack news" role="status">
      {first !== null && level !== null && first !== level && (
        <Notice kind={atLeast(level, first) ? "good" : "warn"}>
          {atLeast(level, first) ? "Your right has grown" : "Your right is less than it was"} since you opened this page:{" "}
          <Level level={first} /> became <Level level={level} />.
        </Notice>
      )}
      {newest && (
        <p className="muted">
          <span className="badge good">live</span> {sentence(newest)} <Moment at={newest.at} />, <EventLink position={newest.position} />
        </p>
      )}
      {interrupted && <Notice kind="warn">Live news are interrupted. They go on by themselves where they stopped.</Notice>}
    </div>
  );
}
