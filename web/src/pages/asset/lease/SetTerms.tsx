import { yocto } from "../../../ui/amounts";
import { Field } from "../../../ui/Field";
import { amountProblem, wholeProblem } from "../../../wallet/checks";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { LevelSelect } from "../parts/LevelSelect";
import { chosenAmong, grantable } from "../parts/standing";
import { SetLeaseTermsDocument, type TermsFragment } from "./lease.generated";

const units = { "3600": "hours", "86400": "days", "604800": "weeks" } as const;
const longest = 366 * 86_400;
/** What the contract takes: 1,000,000,000 NEAR. */
const mostPrice = `1${"0".repeat(33)}`;

/** The owner sets, or sets anew, at what price a level is for lease. */
export function SetTerms({ asset, terms }: { asset: AssetHeadFragment; terms: readonly TermsFragment[] }) {
  const among = grantable(asset.maxLevel).slice(0, 4);
  const form = useForm({ level: "USE_MODEL", price: "", length: "1", unit: "86400", periods: "30" }, {
    price: (text) => amountProblem(text, { most: mostPrice }),
    length: (text, all) => wholeProblem(text, 1, Math.floor(longest / Number(all.unit))),
    periods: (text, all) => wholeProblem(text, 1, Math.max(1, Math.floor(longest / (Number(all.unit) * (Number(all.length) || 1))))),
  });
  const { values, bind, wrong } = form;
  const level = chosenAmong(among, values.level);
  const replaces = terms.some((term) => term.level === level);
  return (
    <section className="card stack">
      <h3>Set lease terms</h3>
      <TransactionForm
        label={replaces ? "Replace the terms" : "Offer for lease"}
        prepare={SetLeaseTermsDocument}
        check={form.check}
        variables={(publicKey) => ({
          input: {
            assetId: asset.id, level, pricePerPeriod: yocto(values.price),
            periodSeconds: Number(values.length) * Number(values.unit), maxPeriods: Number(values.periods), publicKey,
          },
        })}
        pays="Gas alone, and a small deposit for storage. Terms end when the asset changes hands; leases that were paid for do not."
        done="The terms are set."
      >
        <Field label="Level"><LevelSelect among={among} {...bind("level")} value={level} /></Field>
        <div className="fields">
          <Field label="Price a period, in NEAR" wrong={wrong("price")}><input inputMode="decimal" {...bind("price")} /></Field>
          <Field label="A period lasts" wrong={wrong("length")}><input inputMode="numeric" {...bind("length")} /></Field>
          <Field label="Unit">
            <select {...bind("unit")}>
              {Object.entries(units).map(([size, name]) => <option key={size} value={size}>{name}</option>)}
            </select>
          </Field>
          <Field label="Most periods at once" wrong={wrong("periods")}><input inputMode="numeric" {...bind("periods")} /></Field>
        </div>
      </TransactionForm>
    </section>
  );
}
