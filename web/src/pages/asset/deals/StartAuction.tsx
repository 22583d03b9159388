import { yocto } from "../../../ui/amounts";
import { Field } from "../../../ui/Field";
import { amountProblem, futureProblem, instant, wholeProblem } from "../../../wallet/checks";
import { TimeInput } from "../../../wallet/TimeInput";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { admission } from "./Admission";
import { StartAuctionDocument } from "./deals.generated";

const longest = 30;

/** The owner starts an English auction. */
export function StartAuction({ asset }: { asset: AssetHeadFragment }) {
  const form = useForm({ reserve: "", step: "0.1", ends: "", extension: "5" }, {
    reserve: (text) => amountProblem(text),
    step: (text) => amountProblem(text),
    ends: (text) => futureProblem(text, { needed: true, days: longest }),
    extension: (text) => wholeProblem(text, 0, 1_440),
  });
  const { values, bind, wrong } = form;
  return (
    <section className="card stack">
      <h3>Start an auction</h3>
      <TransactionForm
        label="Start"
        prepare={StartAuctionDocument}
        check={form.check}
        variables={(publicKey) => ({
          input: {
            assetId: asset.id, reservePrice: yocto(values.reserve) ?? "0", minIncrement: yocto(values.step) ?? "0",
            endsAt: instant(values.ends) ?? "", extensionSeconds: Number(values.extension) * 60, publicKey,
          },
        })}
        pays="Gas, and a deposit for storage that comes back. Once there is a bid, it runs to its end."
        done="The auction runs."
        announces
        onDone={form.reset}
        remedy={admission}
      >
        <div className="fields">
          <Field label="Lowest price in NEAR" wrong={wrong("reserve")}><input inputMode="decimal" {...bind("reserve")} /></Field>
          <Field label="Smallest step in NEAR" wrong={wrong("step")}><input inputMode="decimal" {...bind("step")} /></Field>
          <Field label="Ends" hint={`At most ${longest} days ahead.`} wrong={wrong("ends")}>
            <TimeInput {...bind("ends")} />
          </Field>
          <Field label="Extension in minutes" hint="A late bid moves the end to so long after itself." wrong={wrong("extension")}>
            <input inputMode="numeric" {...bind("extension")} />
          </Field>
        </div>
      </TransactionForm>
    </section>
  );
}
