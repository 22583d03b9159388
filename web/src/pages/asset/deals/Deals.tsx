import { useQuery } from "urql";
import { useSession } from "../../../session/useSession";
import { Failure } from "../../../ui/Failure";
import { Loading } from "../../../ui/Loading";
import { useOften } from "../../../ui/useClock";
import type { AssetHeadFragment } from "../asset.generated";
import { isOwner } from "../parts/standing";
import { Auction } from "./Auction";
import { AssetDealsDocument } from "./deals.generated";
import { Listing } from "./Listing";
import { MakeOffer } from "./MakeOffer";
import { Offers } from "./Offers";
import { Sales } from "./Sales";
import { Sell } from "./Sell";
import { StartAuction } from "./StartAuction";

/** Fixed price, offers, auctions, and what it was sold for. What is bought is the asset itself, with all rights of an owner. */
export function Deals({ asset }: { asset: AssetHeadFragment }) {
  const session = useSession();
  const [{ data, fetching, error }, ask] = useQuery({ query: AssetDealsDocument, variables: { id: asset.id } });
  const deals = data?.node?.__typename === "Asset" ? data.node : null;
  const owns = isOwner(asset);
  const account = session?.account ?? null;
  const listings = deals?.listings.nodes ?? [];
  const auctions = deals?.auctions.nodes ?? [];
  // What becomes of a bundle is told by no event of its assets, so it is looked for.
  const bundled = [...listings, ...auctions].some(({ tokenIds }) => tokenIds.length > 1);
  const now = useOften(ask, bundled);
  const isFree = deals !== null && listings.length === 0 && auctions.length === 0;
  return (
    <div className="stack part">
      <h2>Buy and sell</h2>
      <p className="muted">
        Whoever buys it owns it. Grants of the owner before end then; leases that were paid for run on.
      </p>
      {error && <Failure error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
      {fetching && !deals && <Loading />}
      {asset.burnt ? <p className="none">It was burnt, so it cannot be sold any more.</p> : (
        <>
          {isFree && (
            <p className="none">
              {owns
                ? "It is not for sale. Name a price, or start an auction."
                : "It is not for sale now. You may make an offer, which the owner can accept."}
            </p>
          )}
          <div className="two">
            {listings.map((deal) => <Listing key={deal.id} deal={deal} account={account} now={now} />)}
            {auctions.map((deal) => <Auction key={deal.id} deal={deal} account={account} now={now} />)}
            {owns && isFree && <Sell asset={asset} />}
            {owns && isFree && <StartAuction asset={asset} />}
            {!owns && deals && <MakeOffer asset={asset} />}
          </div>
          <Offers asset={asset} account={account} isOwner={owns} now={now} />
        </>
      )}
      <Sales asset={asset} />
    </div>
  );
}
