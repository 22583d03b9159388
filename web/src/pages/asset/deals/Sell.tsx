import { yocto } from "../../../ui/amounts";
import { Field } from "../../../ui/Field";
import { amountProblem, futureProblem, instant } from "../../../wallet/checks";
import { TimeInput } from "../../../wallet/TimeInput";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { admission } from "./Admission";
import { SellDocument } from "./deals.generated";

/** The owner names a fixed price. */
export function Sell({ asset }: { asset: AssetHeadFragment }) {
  const form = useForm({ price: "", until: "" }, { price: (text) => amountProblem(text), until: (text) => futureProblem(text) });
  return (
    <section className="card stack">
      <h3>Sell at a fixed price</h3>
      <TransactionForm
        label="Offer for sale"
        prepare={SellDocument}
        check={form.check}
        variables={(publicKey) => ({
          input: { assetId: asset.id, price: yocto(form.values.price) ?? "0", expiresAt: instant(form.values.until), publicKey },
        })}
        pays="Gas, and a deposit for storage that comes back. Of the price the buyer pays, the market's fee and royalties go off."
        done="It is for sale."
        announces
        onDone={form.reset}
        remedy={admission}
      >
        <div className="fields">
          <Field label="Price in NEAR" wrong={form.wrong("price")}>
            <input inputMode="decimal" placeholder="1.5" {...form.bind("price")} />
          </Field>
          <Field label="Until" hint="Empty: without an end." wrong={form.wrong("until")}>
            <TimeInput {...form.bind("until")} />
          </Field>
        </div>
      </TransactionForm>
    </section>
  );
}
