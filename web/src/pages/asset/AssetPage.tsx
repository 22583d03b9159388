import { useParams } from "react-router";
import { useQuery } from "urql";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { useTitle } from "../../ui/useTitle";
import { AssetPageDocument } from "./asset.generated";
import "./asset.css";
import { AssetView } from "./AssetView";

/** One asset: what it is, who may do what with it, and everything that one can do with it. */
export function AssetPage() {
  const { contract = "", tokenId = "" } = useParams();
  const [{ data, fetching, error }, ask] = useQuery({ query: AssetPageDocument, variables: { contract, tokenId } });
  const asset = data?.asset;
  useTitle(asset?.name ?? "Asset");
  if (asset) return <AssetView key={asset.id} asset={asset} newest={asset.activity.nodes?.[0]?.position ?? null} />;
  return (
    <div className="stack">
      <h1>Asset</h1>
      {error && <Failure error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
      {fetching && <Loading lines={6} />}
      {!error && !fetching && (
        <div className="empty">
          <p>
            There is no asset <span className="mono wrap">{tokenId}</span> of the contract
            <span className="mono wrap">{contract}</span> here.
          </p>
          <p>The address may be mistyped, or the market has not read its minting yet.</p>
        </div>
      )}
    </div>
  );
}
