import { Field } from "../../ui/Field";
import { mostShares } from "../../ui/royalty";
import type { Share } from "./fields";

/** Who shares in each lease and sale; rows that are left empty count for nothing. */
export function Royalty({ shares, onChange, wrong, none }: {
  shares: readonly Share[];
  onChange: (shares: readonly Share[]) => void;
  wrong: string | null;
  /** What it means to name nobody. */
  none: string;
}) {
  const set = (index: number, change: Partial<Share>) => onChange(shares.map((s, i) => (i === index ? { ...s, ...change } : s)));
  return (
    <fieldset className="choices">
      <legend>Royalty</legend>
      <p className="muted">Who gets how much of each lease and sale. {none}</p>
      {shares.map((share, index) => (
        <div className="share" key={index}>
          <Field label={`Account ${index + 1}`}>
            <input value={share.account} onChange={(e) => set(index, { account: e.target.value })} autoCapitalize="none"
              spellCheck={false} />
          </Field>
          <Field label="Percent">
            <input value={share.percent} onChange={(e) => set(index, { percent: e.target.value })} inputMode="decimal" />
          </Field>
          <button type="button" className="button" onClick={() => onChange(shares.filter((_, i) => i !== index))}>
            Remove<span className="visually-hidden"> account {index + 1}</span>
          </button>
        </div>
      ))}
      {wrong && <p className="wrong" role="alert">{wrong}</p>}
      {shares.length < mostShares && (
        <div>
          <button type="button" className="button" onClick={() => onChange([...shares, { account: "", percent: "" }])}>
            Add an account
          </button>
        </div>
      )}
    </fieldset>
  );
}
