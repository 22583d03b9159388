import { Link } from "react-router";

export const assetPath = ({ contract, tokenId }: { contract: string; tokenId: string }) =>
  `/asset/${encodeURIComponent(contract)}/${encodeURIComponent(tokenId)}`;

export const collectionPath = ({ contract, collectionId }: { contract: string; collectionId: string }) =>
  `/collection/${encodeURIComponent(contract)}/${encodeURIComponent(collectionId)}`;

export const AssetLink = ({ asset }: { asset: { contract: string; tokenId: string; name: string } }) => (
  <Link className="wrap" to={assetPath(asset)}>{asset.name}</Link>
);
