import { AccountLink } from "../../../ui/AccountLink";
import { near, yocto } from "../../../ui/amounts";
import { Field } from "../../../ui/Field";
import { Moment } from "../../../ui/Moment";
import { Near } from "../../../ui/Near";
import { amountProblem } from "../../../wallet/checks";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import { EventLink } from "../parts/EventLink";
import { admission } from "./Admission";
import { leastBid } from "./bids";
import { Bundle } from "./Bundle";
import { Cancel } from "./Cancel";
import { BidDocument, SettleAuctionDocument, type DealFactsFragment } from "./deals.generated";

/** An auction: bids until its end, then anyone settles it. */
export function Auction({ deal, account, now }: { deal: DealFactsFragment; account: string | null; now: number }) {
  const hasEnded = deal.endsAt !== null && Date.parse(deal.endsAt) <= now;
  const isSeller = deal.seller === account;
  return (
    <section className="card stack">
      <div className="spread">
        <h3>Auction</h3>
        <EventLink position={deal.position} />
      </div>
      <dl className="facts">
        <dt>Highest bid</dt>
        <dd role="status">
          {deal.highestBid && deal.buyer
            ? <><Near yocto={deal.highestBid} /> by <AccountLink account={deal.buyer} />{deal.buyer === account && " (you)"}</>
            : "none yet"}
        </dd>
        <dt>Lowest price</dt><dd><Near yocto={deal.price} /></dd>
        {deal.minIncrement && <><dt>Smallest step</dt><dd><Near yocto={deal.minIncrement} /></dd></>}
        {deal.endsAt && <><dt>{hasEnded ? "Ended" : "Ends"}</dt><dd><Moment at={deal.endsAt} />, <Moment at={deal.endsAt} full /></dd></>}
        {deal.seller && <><dt>Seller</dt><dd><AccountLink account={deal.seller} /></dd></>}
      </dl>
      <Bundle tokens={deal.tokenIds} />
      {hasEnded ? (
        <TransactionForm
          label="Settle it"
          prepare={SettleAuctionDocument}
          variables={(publicKey) => ({ input: { auctionId: deal.number, publicKey } })}
          pays={deal.highestBid ? "Gas alone. Asset and money change hands by it." : "Gas alone. Nobody bid, so the seller keeps it."}
          sells
          done="Settled."
          announces
        />
      ) : isSeller ? (
        deal.highestBid === null
          ? <Cancel deal={deal} label="Cancel the auction" />
          : <p className="muted">There is a bid, so it runs to its end.</p>
      ) : (
        <Bid deal={deal} />
      )}
    </section>
  );
}

function Bid({ deal }: { deal: DealFactsFragment }) {
  const least = leastBid(deal);
  const form = useForm({ amount: "" }, {
    amount: (text) => amountProblem(text) ?? (BigInt(yocto(text) ?? "0") < BigInt(least) ? `At least ${near(least)} NEAR.` : undefined),
  });
  const amount = form.isRight ? yocto(form.values.amount) : null;
  return (
    <TransactionForm
      label="Bid"
      prepare={BidDocument}
      check={form.check}
      variables={(publicKey) => ({ input: { auctionId: deal.number, amount: yocto(form.values.amount) ?? "0", publicKey } })}
      pays={amount && <>You pay in <strong><Near yocto={amount} /></strong> now, and gas. It comes back when somebody bids more.</>}
      done="Yours is the highest bid."
      onDone={form.reset}
      remedy={admission}
    >
      <Field label="Your bid in NEAR" hint={`At least ${near(least)}`} wrong={form.wrong("amount")}>
        <input inputMode="decimal" {...form.bind("amount")} />
      </Field>
    </TransactionForm>
  );
}
