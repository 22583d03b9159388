import { useConnection } from "../../ui/useConnection";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { useTitle } from "../../ui/useTitle";
import { AssetCard } from "./AssetCard";
import { MarketDocument } from "./market.generated";

export function Market() {
  useTitle("Market");
  const { nodes, data, fetching, error, more, retry } = useConnection(MarketDocument, { first: 20 }, (d) => d.assets);
  return (
    <div className="stack">
      <h1>Models and datasets</h1>
      {data && <p className="muted">{data.assets.totalCount.count} found</p>}
      {error && <Failure error={error} retry={retry} />}
      <ul className="cards">{nodes.map((asset) => <AssetCard key={asset.id} asset={asset} />)}</ul>
      {fetching && <Loading />}
      {more && <button type="button" className="button" onClick={more}>More</button>}
    </div>
  );
}
