import type { AccessLevel } from "../../../api/schema.generated";
import { Field } from "../../../ui/Field";
import { TimeInput } from "../../../wallet/TimeInput";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useRows } from "../../../wallet/useRows";
import type { AssetHeadFragment } from "../asset.generated";
import { LevelSelect } from "../parts/LevelSelect";
import { chosenAmong, grantable } from "../parts/standing";
import { many } from "../parts/words";
import { grantsOf, mostGrants, problemsOf, type Row } from "./grants";
import { GiveRightsDocument } from "./manage.generated";

const empty = { account: "", level: "USE_MODEL", until: "" } as const;

/** Grants to one account or to many at once, all or none. */
export function GiveRights({ asset, owner }: { asset: AssetHeadFragment; owner: string }) {
  const { rows, bind, wrong, add, remove, check, reset } = useRows<Row>([{ ...empty, key: 0 }], empty, (all) => problemsOf(all, owner));
  const highest: readonly AccessLevel[] = asset.maxLevel === "NONE" ? ["ABSOLUTE_OWNERSHIP"] : [];
  const among: readonly AccessLevel[] = [...grantable(asset.maxLevel), ...highest, "NONE"];
  const shown = (row: Row): Row => ({ ...row, level: chosenAmong(among, row.level) });
  return (
    <section className="card stack">
      <h3>Give rights</h3>
      <p className="muted">
        A grant holds until its end, until you revoke it, or until the asset changes hands. “No access” shuts an account out of what
        everyone may do. “Owner” lets an account administer rights; the asset stays yours.
      </p>
      <TransactionForm
        label={rows.length === 1 ? "Give it" : `Give ${many(rows.length, "right")}`}
        prepare={GiveRightsDocument}
        check={check}
        variables={(publicKey) => ({ input: { assetId: asset.id, grants: grantsOf(rows.map(shown)), publicKey } })}
        pays="Gas alone, and a small deposit for storing the rights, which comes back when they are removed."
        done="Given."
        onDone={reset}
      >
        {rows.map((row, at) => (
          <fieldset key={row.key} className="fields">
            <legend className="visually-hidden">Right {at + 1}</legend>
            <Field label="Account" wrong={wrong(row, "account")}>
              <input {...bind(row, "account")} autoComplete="off" autoCapitalize="none" spellCheck={false} placeholder="alice.near" />
            </Field>
            <Field label="Level">
              <LevelSelect among={among} {...bind(row, "level")} value={shown(row).level} />
            </Field>
            <Field label="Until" hint="Empty: without an end." wrong={wrong(row, "until")}>
              <TimeInput {...bind(row, "until")} />
            </Field>
            {rows.length > 1 && (
              <button type="button" className="button plain remove" aria-label={`Remove right ${at + 1}`} onClick={() => remove(row)}>
                Remove
              </button>
            )}
          </fieldset>
        ))}
        {rows.length < mostGrants && (
          <div><button type="button" className="button" onClick={add}>Another account</button></div>
        )}
      </TransactionForm>
    </section>
  );
}
