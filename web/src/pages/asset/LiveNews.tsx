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
  const [known, setKnown] = useState(level);
  const [before, setBefore] = useState<typeof level>(null);
  if (known !== level) {
    // Who has just logged in or out neither lost nor gained by it.
    setBefore(level === null ? null : known);
    setKnown(level);
  }
  return (
    <div className="stack news" role="status">
      {before !== null && level !== null && (
        <Notice kind={atLeast(level, before) ? "good" : "warn"}>
          {atLeast(level, before) ? "Your right has grown:" : "Your right is less than it was:"}{" "}
          <Level level={before} /> became <Level level={level} />
        </Notice>
      )}
      {news.slice(0, 2).map((event) => (
        <p className="muted wrap" key={event.position}>
          <span className="badge good">live</span> {sentence(event)} <Moment at={event.at} />, <EventLink position={event.position} />
        </p>
      ))}
      {interrupted && <Notice kind="warn">Live news are interrupted. They go on by themselves where they stopped.</Notice>}
    </div>
  );
}
