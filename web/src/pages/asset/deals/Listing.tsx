import { AccountLink } from "../../../ui/AccountLink";
import { near, yocto } from "../../../ui/amounts";
import { Field } from "../../../ui/Field";
import { Moment } from "../../../ui/Moment";
import { Near } from "../../../ui/Near";
import { amountProblem, futureProblem, instant, localTime } from "../../../wallet/checks";
import { TimeInput } from "../../../wallet/TimeInput";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import { EventLink } from "../parts/EventLink";
import { Bundle } from "./Bundle";
import { Cancel } from "./Cancel";
import { BuyDocument, ChangePriceDocument, type DealFactsFragment } from "./deals.generated";

/** A fixed price: everyone may buy; the seller changes or cancels it. */
export function Listing({ deal, account, now }: { deal: DealFactsFragment; account: string | null; now: number }) {
  const isSeller = deal.seller === account;
  const isOver = deal.endsAt !== null && Date.parse(deal.endsAt) <= now;
  return (
    <section className="card stack">
      <div className="spread">
        <h3>For sale at <Near yocto={deal.price} /></h3>
        <EventLink position={deal.position} />
      </div>
      <p className="muted">
        {deal.seller && <>By <AccountLink account={deal.seller} />. </>}
        {deal.endsAt && <>{isOver ? "Expired" : "Until"} <Moment at={deal.endsAt} full />.</>}
      </p>
      <Bundle tokens={deal.tokenIds} />
      {isOver ? (
        <>
          <p>Its time is over: nobody can buy it at this price any more.</p>
          <Cancel deal={deal} label="Clear it away" />
        </>
      ) : isSeller ? (
        <>
          <ChangePrice deal={deal} />
          <Cancel deal={deal} label="Take it off the market" />
        </>
      ) : (
        <TransactionForm
          label="Buy"
          prepare={BuyDocument}
          variables={(publicKey) => ({ input: { listingId: deal.number, expectedPrice: deal.price, publicKey } })}
          pays={(
            <>
              You pay exactly <strong><Near yocto={deal.price} /></strong>, and the network&apos;s fee (gas). If the price has changed
              meanwhile, nothing is bought.
            </>
          )}
          sells
          done={deal.tokenIds.length > 1 ? "Bought. What could not be handed over of it is paid back." : "Bought: it is yours."}
          announces
        />
      )}
    </section>
  );
}

function ChangePrice({ deal }: { deal: DealFactsFragment }) {
  const before = localTime(deal.endsAt);
  const form = useForm({ price: near(deal.price).replaceAll("\u202f", ""), until: before }, {
    price: (text) => amountProblem(text),
    until: (text) => futureProblem(text),
  });
  return (
    <TransactionForm
      label="Change"
      prepare={ChangePriceDocument}
      check={form.check}
      variables={(publicKey) => ({
        input: {
          listingId: deal.number, price: yocto(form.values.price) ?? "0", publicKey,
          // The chain's own instant, which is finer than the field, where it was left alone.
          expiresAt: form.values.until === before ? deal.endsAt : instant(form.values.until),
        },
      })}
      pays="Gas alone. Who looks at the old price now is refused rather than charged more."
      done="Changed."
    >
      <div className="fields">
        <Field label="New price in NEAR" wrong={form.wrong("price")}><input inputMode="decimal" {...form.bind("price")} /></Field>
        <Field label="Until" hint="Empty: without an end." wrong={form.wrong("until")}>
          <TimeInput {...form.bind("until")} />
        </Field>
      </div>
    </TransactionForm>
  );
}
