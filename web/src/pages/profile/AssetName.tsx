import { Link } from "react-router";
import { assetPath } from "../../ui/paths";
import type { ProfileAssetFragment } from "./profile.generated";

/** An asset by its name; one whose own view is not read yet has none. */
export const AssetName = ({ asset }: { asset: ProfileAssetFragment | null | undefined }) =>
  asset
    ? <Link to={assetPath(asset)}>{asset.name}</Link>
    : <span className="muted">not read yet</span>;

export const AssetNames = ({ assets }: { assets: readonly (ProfileAssetFragment | null)[] }) =>
  assets.map((asset, index) => <span key={asset?.id ?? index}>{index > 0 && ", "}<AssetName asset={asset} /></span>);
