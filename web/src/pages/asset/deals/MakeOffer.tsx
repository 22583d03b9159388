import { yocto } from "../../../ui/amounts";
import { Field } from "../../../ui/Field";
import { Near } from "../../../ui/Near";
import { amountProblem, futureProblem, instant } from "../../../wallet/checks";
import { TimeInput } from "../../../wallet/TimeInput";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { admission } from "./Admission";
import { MakeOfferDocument } from "./deals.generated";

/** Money that waits for the owner's yes. */
export function MakeOffer({ asset }: { asset: AssetHeadFragment }) {
  const form = useForm({ amount: "", until: "" }, {
    amount: (text) => amountProblem(text),
    until: (text) => futureProblem(text, { needed: true }),
  });
  const amount = form.isRight ? yocto(form.values.amount) : null;
  return (
    <section className="card stack">
      <h3>Make an offer</h3>
      <TransactionForm
        label="Offer"
        prepare={MakeOfferDocument}
        check={form.check}
        variables={(publicKey) => ({
          input: { assetId: asset.id, amount: yocto(form.values.amount) ?? "0", expiresAt: instant(form.values.until) ?? "", publicKey },
        })}
        pays={amount && (
          <>
            You pay in <strong><Near yocto={amount} /></strong> now, and gas. The market holds it until the owner accepts, or you withdraw.
          </>
        )}
        done="Offered. The owner sees it here."
        onDone={form.reset}
        remedy={admission}
      >
        <div className="fields">
          <Field label="Amount in NEAR" wrong={form.wrong("amount")}><input inputMode="decimal" {...form.bind("amount")} /></Field>
          <Field label="Until" hint="Afterwards it cannot be accepted." wrong={form.wrong("until")}>
            <TimeInput {...form.bind("until")} />
          </Field>
        </div>
      </TransactionForm>
    </section>
  );
}
