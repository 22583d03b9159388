import { AssetLink } from "../parts/AssetLink";
import { EventLink } from "../parts/EventLink";
import type { Branch as Tree } from "./tree";

export const Branch = ({ branch: { asset, position, children }, self }: { branch: Tree; self: string }) => (
  <li>
    <div className={asset?.id === self ? "lineage-self" : ""}>
      {asset === null ? <span className="muted">An asset that is not known here yet</span>
        : asset.id === self ? <strong aria-current="page">{asset.name} (this one)</strong> : <AssetLink asset={asset} />}
      {asset && <span className="muted wrap"> {asset.tokenId}, owned by {asset.owner}{asset.burnt && ", burnt"}</span>}
      {position && <> · <EventLink position={position}>minted</EventLink></>}
    </div>
    {children.length > 0 && <ul>{children.map((child, at) => <Branch key={child.asset?.id ?? at} branch={child} self={self} />)}</ul>}
  </li>
);
