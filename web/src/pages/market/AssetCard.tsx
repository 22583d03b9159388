import { Link } from "react-router";
import { Near } from "../../ui/Near";
import type { AssetCardFragment } from "./market.generated";

export const AssetCard = ({ asset }: { asset: AssetCardFragment }) => (
  <li className="card stack">
    <div className="spread">
      <Link to={`/asset/${asset.contract}/${asset.tokenId}`}>{asset.name}</Link>
      <span className="badge">{asset.kind.toLowerCase()}</span>
    </div>
    {asset.description && <p className="muted">{asset.description}</p>}
    <div className="spread">
      <span className="muted wrap">{asset.owner}</span>
      {asset.price && <Near yocto={asset.price} />}
    </div>
  </li>
);
