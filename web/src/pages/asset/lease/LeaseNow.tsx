import { Field } from "../../../ui/Field";
import { levels } from "../../../ui/Level";
import { Near } from "../../../ui/Near";
import { useClock } from "../../../ui/useClock";
import { wholeProblem } from "../../../wallet/checks";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { aPeriod, span, times } from "../parts/words";
import { LeaseNowDocument, SetLeaseTermsDocument, type TermsFragment } from "./lease.generated";

const until = (end: number) => `Until about ${new Date(end).toLocaleString()}.`;

/** One level that is for lease: the owner ends the offer, everyone else leases. */
export function LeaseNow({ asset, term, isOwner }: { asset: AssetHeadFragment; term: TermsFragment; isOwner: boolean }) {
  const now = useClock(60);
  const form = useForm({ periods: "1" }, { periods: (text) => wholeProblem(text, 1, term.maxPeriods) });
  const periods = form.isRight ? Number(form.values.periods) : null;
  return (
    <section className="card stack">
      <h3>“{levels[term.level].name}” for lease</h3>
      <p>
        Who leases it may {levels[term.level].may}. It costs <Near yocto={term.pricePerPeriod} /> {aPeriod(term.periodSeconds)}, for
        at most {span(term.periodSeconds * term.maxPeriods)}.
      </p>
      {isOwner ? (
        <TransactionForm
          label="Stop leasing it out"
          danger
          prepare={SetLeaseTermsDocument}
          variables={(publicKey) => ({
            input: { assetId: asset.id, level: term.level, pricePerPeriod: null, periodSeconds: null, maxPeriods: null, publicKey },
          })}
          done="Not for lease any more. Leases that run hold on."
          announces
        />
      ) : (
        <TransactionForm
          label="Lease now"
          prepare={LeaseNowDocument}
          check={form.check}
          variables={(publicKey) => ({
            input: {
              assetId: asset.id, level: term.level, periods: Number(form.values.periods),
              expectedPrice: times(term.pricePerPeriod, Number(form.values.periods)), publicKey,
            },
          })}
          pays={periods !== null && (
            <>
              You pay exactly <strong><Near yocto={times(term.pricePerPeriod, periods)} /></strong> for{" "}
              {span(term.periodSeconds * periods)}, and the network&apos;s fee (gas) with a small deposit for storage, of which the
              rest comes back. If the price has changed meanwhile, you pay nothing for it.
            </>
          )}
          done="Leased: the right is yours until the lease ends."
          announces
        >
          <Field
            label="How many periods"
            hint={periods !== null && `A period is ${span(term.periodSeconds)}. ${until(now + periods * term.periodSeconds * 1000)}`}
            wrong={form.wrong("periods")}
          >
            <input inputMode="numeric" {...form.bind("periods")} />
          </Field>
        </TransactionForm>
      )}
    </section>
  );
}
