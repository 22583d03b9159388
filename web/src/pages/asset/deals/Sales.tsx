import { AccountLink } from "../../../ui/AccountLink";
import { Failure } from "../../../ui/Failure";
import { Moment } from "../../../ui/Moment";
import { Near } from "../../../ui/Near";
import { useConnection } from "../../../ui/useConnection";
import type { AssetHeadFragment } from "../asset.generated";
import { EventLink } from "../parts/EventLink";
import { plain } from "../parts/words";
import { AssetSalesDocument } from "./deals.generated";

/** What it was sold for, and who got what of it. */
export function Sales({ asset }: { asset: AssetHeadFragment }) {
  const { nodes, fetching, error, more, retry } = useConnection(AssetSalesDocument, { id: asset.id, first: 20 }, (data) =>
    data.node?.__typename === "Asset" ? data.node.sales : null);
  return (
    <section className="stack">
      <h3>Sold before</h3>
      {error && <Failure error={error} retry={retry} />}
      {!fetching && !error && nodes.length === 0 && <p className="muted">It was never sold through the market.</p>}
      {nodes.length > 0 && (
        <div className="scroll">
          <table>
            <caption className="visually-hidden">Sales, newest first</caption>
            <thead>
              <tr>
                <th scope="col">When</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Price</th>
                <th scope="col">Who got what</th>
              </tr>
            </thead>
            <tbody>
              {nodes.map((sale) => (
                <tr key={sale.id}>
                  <td><Moment at={sale.soldAt} full /><br />by {plain(sale.kind)}, <EventLink position={sale.position} /></td>
                  <td><AccountLink account={sale.seller} /></td>
                  <td><AccountLink account={sale.buyer} /></td>
                  <td><Near yocto={sale.price} />{sale.tokenIds.length > 1 && ` for ${sale.tokenIds.length} together`}</td>
                  <td>
                    {sale.payouts.map((payout) => (
                      <div key={payout.account} className="wrap">{payout.account} <Near yocto={payout.amount} /></div>
                    ))}
                    <div>fee <Near yocto={sale.fee} /></div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more && <button type="button" className="button" onClick={more}>Earlier sales</button>}
    </section>
  );
}
