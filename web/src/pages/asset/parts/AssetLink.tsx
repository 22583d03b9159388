import { Link } from "react-router";
import { assetPath } from "../../../ui/paths";

export const AssetLink = ({ asset }: { asset: { contract: string; tokenId: string; name: string } }) => (
  <Link className="wrap" to={assetPath(asset)}>{asset.name}</Link>
);
