import { Link } from "react-router";
import { useSession } from "../../../session/useSession";
import { contentPath } from "../../../ui/paths";
import type { AssetHeadFragment } from "../asset.generated";
import { atLeast, isOwner, levelOf } from "../parts/standing";
import { Approvals } from "./Approvals";
import { Describe } from "./Describe";
import { Burn, EndAllGrants } from "./Ends";
import { GiveRights } from "./GiveRights";
import { HandOver } from "./HandOver";
import { DefaultLevel, MaxLevel } from "./Levels";
import { MakeReplica } from "./MakeReplica";
import { PassOn } from "./PassOn";
import { Rename } from "./Rename";
import { Requests } from "./Requests";
import { RightsGiven } from "./RightsGiven";
import { Royalty } from "./Royalty";
import { RunQuota } from "./RunQuota";
import { RunPrice } from "./RunPrice";

/** What one may change, by one's level. */
export function Manage({ asset }: { asset: AssetHeadFragment }) {
  const session = useSession();
  const level = levelOf(asset);
  const owns = isOwner(asset);
  const administers = level === "ABSOLUTE_OWNERSHIP";
  if (asset.burnt || !session || !atLeast(level, "RESALE"))
    return (
      <div className="empty">
        <p>{asset.burnt ? "It was burnt: nothing can be changed any more." : "Your account may change nothing here."}</p>
        {!asset.burnt && <p>To pass a right on takes “Resell”, to mint replicas “Replicate”, to manage rights the asset itself.</p>}
      </div>
    );
  return (
    <div className="stack part">
      <h2>Manage</h2>
      <p className="muted">
        Each change is a transaction that your wallet shows you before it signs.
        {owns && <> Prices are under <Link to="?tab=deals">Buy and sell</Link> and <Link to="?tab=lease">Lease</Link>.</>}
      </p>
      {atLeast(level, "EDIT_DATA") && (
        <p><Link className="button" to={contentPath(asset)}>
          Upload and publish a version
        </Link></p>
      )}
      {administers && <Requests asset={asset} />}
      {administers && <GiveRights asset={asset} owner={asset.owner} />}
      {administers && <RightsGiven asset={asset} />}
      {atLeast(level, "EDIT_DATA") && <Describe asset={asset} />}
      <div className="two">
        {administers && <DefaultLevel asset={asset} />}
        {administers && <MaxLevel asset={asset} />}
        {administers && <Royalty asset={asset} />}
        {atLeast(level, "EDIT_DATA") && <Rename asset={asset} />}
        {owns && asset.kind === "MODEL" && <RunPrice asset={asset} />}
        {owns && asset.kind === "MODEL" && <RunQuota asset={asset} />}
        {atLeast(level, "CREATE_REPLICA") && <MakeReplica asset={asset} />}
        {!owns && <PassOn asset={asset} account={session.account} />}
        {owns && <HandOver asset={asset} account={session.account} />}
        {owns && <Approvals asset={asset} />}
        {owns && <EndAllGrants asset={asset} />}
        {owns && <Burn asset={asset} />}
      </div>
    </div>
  );
}
