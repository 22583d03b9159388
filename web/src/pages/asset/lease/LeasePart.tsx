import { Failure } from "../../../ui/Failure";
import { Loading } from "../../../ui/Loading";
import { useConnection } from "../../../ui/useConnection";
import type { AssetHeadFragment } from "../asset.generated";
import { isOwner } from "../parts/standing";
import { AssetLeasesDocument } from "./lease.generated";
import { LeaseNow } from "./LeaseNow";
import { Leases } from "./Leases";
import { SetTerms } from "./SetTerms";

/** What a right costs for a time, leasing it, and who leased before. */
export function LeasePart({ asset }: { asset: AssetHeadFragment }) {
  const { nodes, data, fetching, error, more, retry } = useConnection(AssetLeasesDocument, { id: asset.id, first: 20 }, (found) =>
    found.node?.__typename === "Asset" ? found.node.leases : null);
  const terms = data?.node?.__typename === "Asset" ? data.node.leaseTerms : [];
  const owns = isOwner(asset);
  return (
    <div className="stack part">
      <h2>Lease</h2>
      <p className="muted">
        A lease is paid by the period and holds until its end, whoever owns the asset by then: nobody can take it away before.
      </p>
      {error && <Failure error={error} retry={retry} />}
      {fetching && !data && <Loading />}
      {data && terms.length === 0 && (
        <p className="none">
          {owns
            ? "Nothing is for lease yet. Set terms below."
            : "No level is for lease now. The owner may set terms, or give you a right: ask under “Access”."}
        </p>
      )}
      <div className="two">
        {terms.map((term) => <LeaseNow key={term.level} asset={asset} term={term} isOwner={owns} />)}
        {owns && !asset.burnt && <SetTerms asset={asset} terms={terms} />}
      </div>
      {data && <Leases leases={nodes} />}
      {more && <button type="button" className="button" onClick={more}>Earlier leases</button>}
    </div>
  );
}
