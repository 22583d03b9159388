import { Link } from "react-router";
import { useQuery } from "urql";
import { Near } from "../../../ui/Near";
import { levels } from "../../../ui/Level";
import { priceNow } from "../../../ui/onSale";
import { useClock } from "../../../ui/useClock";
import type { AssetHeadFragment } from "../asset.generated";
import { atLeast, isOwner, levelOf } from "../parts/standing";
import { aPeriod } from "../parts/words";
import { WaysDocument } from "./rights.generated";

/** How an account without a right, or with a lower one, gets it: buy, lease, bid, offer or ask. */
export function Ways({ asset }: { asset: AssetHeadFragment }) {
  const level = levelOf(asset);
  const owns = isOwner(asset);
  const now = useClock();
  const price = priceNow(asset, now);
  const [{ data }] = useQuery({ query: WaysDocument, variables: { id: asset.id }, pause: owns || asset.burnt });
  if (owns)
    return <p><Link to="?tab=manage">Give others rights, set terms, hand it on</Link> · <Link to="?tab=deals">sell it</Link></p>;
  if (asset.burnt || data?.node?.__typename !== "Asset") return null;
  const leases = data.node.leaseTerms.filter((term) => !atLeast(level, term.level));
  const auction = data.node.auctions.nodes?.find((deal) => deal.endsAt !== null && Date.parse(deal.endsAt) > now);
  return (
    <div className="stack ways">
      <h3>{level === "NONE" ? "How to get a right" : "How to get more"}</h3>
      <ul>
        {price && <li><Link to="?tab=deals">Buy it</Link> for <Near yocto={price} />: you own it then.</li>}
        {leases.map((term) => (
          <li key={term.level}>
            <Link to="?tab=lease">Lease “{levels[term.level].name}”</Link> for{" "}
            <Near yocto={term.pricePerPeriod} /> {aPeriod(term.periodSeconds)}.
          </li>
        ))}
        {auction && <li><Link to="?tab=deals">Bid at the auction</Link>.</li>}
        {!price && <li><Link to="?tab=deals">Make an offer</Link> for all of it.</li>}
        <li><Link to="?tab=access">Ask the owner</Link> for a right.</li>
      </ul>
    </div>
  );
}
