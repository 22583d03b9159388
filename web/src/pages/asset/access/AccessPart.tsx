import { useSession } from "../../../session/useSession";
import type { AssetHeadFragment } from "../asset.generated";
import { AskForAccess } from "./AskForAccess";
import { Explain } from "./Explain";
import { GiveUp } from "./GiveUp";
import { Holders } from "./Holders";
import { Intervals } from "./Intervals";
import { LevelsExplained } from "./LevelsExplained";
import { isOwner } from "../parts/standing";

/** Who may do what, since when, until when, and by which events. All of it is public: it is on the chain. */
export function AccessPart({ asset }: { asset: AssetHeadFragment }) {
  const session = useSession();
  const owns = isOwner(asset);
  const source = asset.viewerAccess?.source;
  return (
    <div className="stack part">
      <Holders asset={asset} />
      <LevelsExplained />
      <div className="two">
        <Explain asset={asset} />
        {!asset.burnt && !owns && <AskForAccess asset={asset} />}
        {session && source === "GRANT" && <GiveUp asset={asset} account={session.account} />}
      </div>
      <Intervals asset={asset} />
    </div>
  );
}
