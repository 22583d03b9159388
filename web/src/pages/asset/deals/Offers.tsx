import { AccountLink } from "../../../ui/AccountLink";
import { Failure } from "../../../ui/Failure";
import { Moment } from "../../../ui/Moment";
import { Near } from "../../../ui/Near";
import { useConnection } from "../../../ui/useConnection";
import { TransactionForm } from "../../../wallet/TransactionForm";
import type { AssetHeadFragment } from "../asset.generated";
import { EventLink } from "../parts/EventLink";
import { admission } from "./Admission";
import { Cancel } from "./Cancel";
import { AcceptOfferDocument, AssetOffersDocument, type DealFactsFragment } from "./deals.generated";

interface Props {
  asset: AssetHeadFragment;
  account: string | null;
  isOwner: boolean;
  now: number;
}

/** What is offered: the owner accepts, its maker withdraws. */
export function Offers({ asset, account, isOwner, now }: Props) {
  const { nodes, fetching, error, more, retry } = useConnection(AssetOffersDocument, { id: asset.id, first: 20 }, (data) =>
    data.node?.__typename === "Asset" ? data.node.offers : null);
  return (
    <section className="stack">
      <h3>Offers</h3>
      {error && <Failure error={error} retry={retry} />}
      {!fetching && !error && nodes.length === 0 && <p className="muted">There is no open offer.</p>}
      <ul className="cards deals">
        {nodes.map((deal) => (
          <li className="card stack" key={deal.id}>
            <div className="spread"><strong><Near yocto={deal.price} /></strong><EventLink position={deal.position} /></div>
            <p className="muted wrap">
              {deal.buyer && <>By <AccountLink account={deal.buyer} />. </>}
              {deal.endsAt && <>{Date.parse(deal.endsAt) <= now ? "Expired" : "Until"} <Moment at={deal.endsAt} full />.</>}
            </p>
            {deal.buyer === account || (deal.endsAt && Date.parse(deal.endsAt) <= now)
              ? <Cancel deal={deal} label={deal.buyer === account ? "Withdraw" : "Clear it away"} />
              : isOwner && <Accept asset={asset} deal={deal} />}
          </li>
        ))}
      </ul>
      {more && <button type="button" className="button" onClick={more}>More offers</button>}
    </section>
  );
}

const Accept = ({ asset, deal }: { asset: AssetHeadFragment; deal: DealFactsFragment }) => (
  <TransactionForm
    label="Accept"
    prepare={AcceptOfferDocument}
    variables={(publicKey) => ({ input: { assetId: asset.id, offerId: deal.number, publicKey } })}
    confirm={{
      title: "Sell it for this offer?",
      text: (
        <p>
          “{asset.name}” goes to {deal.buyer}, with all rights of an owner. You get <Near yocto={deal.price} />, less the market&apos;s fee
          and royalties. This cannot be taken back.
        </p>
      ),
    }}
    sells
    done="Sold."
    announces
    remedy={admission}
  />
);
