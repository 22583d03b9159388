import { Failure } from "../../../ui/Failure";
import { Loading } from "../../../ui/Loading";
import { useConnection } from "../../../ui/useConnection";
import type { AssetHeadFragment } from "../asset.generated";
import { AssetLineageDocument } from "./lineage.generated";
import { Branch } from "./Branch";
import { many } from "../parts/words";
import { treeOf } from "./tree";

/** What it descends from and what descends from it, as one tree of nested lists. */
export function Lineage({ asset }: { asset: AssetHeadFragment }) {
  const { nodes, data, fetching, error, more, retry } = useConnection(AssetLineageDocument, { id: asset.id, first: 30 }, (found) =>
    found.node?.__typename === "Asset" ? found.node.descendants : null);
  const ancestors = data?.node?.__typename === "Asset" ? data.node.ancestors : [];
  const replicas = nodes.filter((step) => step.generations === 1).length;
  return (
    <div className="stack part">
      <h2>Lineage</h2>
      <p className="muted">Who may replicate an asset mints derivatives of it. The chain keeps from which one each descends.</p>
      {error && <Failure error={error} retry={retry} />}
      {fetching && !data ? <Loading /> : (
        <>
          <p>
            {ancestors.length === 0 ? "It descends from no other asset. " : `${many(ancestors.length, "generation")} before it. `}
            {nodes.length === 0
              ? "Nothing descends from it."
              : `${many(replicas, "replica")} of its own, ${nodes.length}${more ? " or more" : ""} descending in all.`}
          </p>
          <ul className="lineage" aria-label="Lineage, the oldest ancestor first">
            <Branch branch={treeOf(asset, ancestors, nodes)} self={asset.id} />
          </ul>
          {more && <button type="button" className="button" onClick={more}>More descendants</button>}
        </>
      )}
    </div>
  );
}
