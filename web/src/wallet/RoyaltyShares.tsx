import { Field } from "../ui/Field";
import { mostShares, shareProblems, total, type Share } from "./shares";
import { useRows } from "./useRows";

export const useShares = (initial: readonly Share[] = []) => useRows<Share>(initial, { account: "", percent: "" }, shareProblems);

/** Who gets which part of each sale and lease: a row for each. */
export const RoyaltyShares = ({ of: { rows, bind, wrong, add, remove }, none }: { of: ReturnType<typeof useShares>; none: string }) => (
  <>
    {rows.length === 0 && <p>{none}</p>}
    {rows.map((share, at) => (
      <fieldset key={share.key} className="fields">
        <legend className="visually-hidden">Share {at + 1}</legend>
        <Field label="Account" wrong={wrong(share, "account")}>
          <input {...bind(share, "account")} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
        <Field label="Percent" wrong={wrong(share, "percent")}><input inputMode="decimal" {...bind(share, "percent")} /></Field>
        <button type="button" className="button plain remove" aria-label={`Remove share ${at + 1}`} onClick={() => remove(share)}>
          Remove
        </button>
      </fieldset>
    ))}
    <div className="row">
      {rows.length < mostShares && <button type="button" className="button" onClick={add}>Another share</button>}
      <span className="muted">Together {total(rows) / 100} %</span>
    </div>
  </>
);
