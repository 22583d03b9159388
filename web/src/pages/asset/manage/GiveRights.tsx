import { useState } from "react";
import type { AccessLevel } from "../../../api/schema.generated";
import { Field } from "../../../ui/Field";
import { TransactionForm } from "../../../wallet/TransactionForm";
import type { AssetHeadFragment } from "../asset.generated";
import { LevelSelect } from "../parts/LevelSelect";
import { chosenAmong, grantable } from "../parts/standing";
import { many } from "../parts/words";
import { grantsOf, mostGrants, problemsOf, type Row } from "./grants";
import { GiveRightsDocument } from "./manage.generated";

const empty = (key: number): Row => ({ key, account: "", level: "USE_MODEL", until: "" });

/** Grants to one account or to many at once, all or none. */
export function GiveRights({ asset, owner }: { asset: AssetHeadFragment; owner: string }) {
  const [rows, setRows] = useState<readonly Row[]>([empty(0)]);
  const [checked, setChecked] = useState(false);
  const problems = problemsOf(rows, owner);
  const change = (key: number, part: Partial<Row>) => setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
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
        check={() => {
          setChecked(true);
          return problems.every((problem) => !problem.account && !problem.until);
        }}
        variables={(publicKey) => ({ input: { assetId: asset.id, grants: grantsOf(rows.map(shown)), publicKey } })}
        pays="Gas alone, and a small deposit for storing the rights, which comes back when they are removed."
        done="Given."
        onDone={() => {
          setRows([empty(0)]);
          setChecked(false);
        }}
      >
        {rows.map((row, at) => (
          <fieldset key={row.key} className="fields">
            <legend className="visually-hidden">Right {at + 1}</legend>
            <Field label="Account" wrong={checked ? problems[at]?.account : undefined}>
              <input
                value={row.account} onChange={(e) => change(row.key, { account: e.target.value })}
                autoComplete="off" autoCapitalize="none" spellCheck={false} placeholder="alice.near"
              />
            </Field>
            <Field label="Level">
              <LevelSelect
                among={among} value={shown(row).level}
                onChange={(e) => change(row.key, { level: e.target.value as AccessLevel })}
              />
            </Field>
            <Field label="Until" hint="Empty: without an end." wrong={checked ? problems[at]?.until : undefined}>
              <input type="datetime-local" value={row.until} onChange={(e) => change(row.key, { until: e.target.value })} />
            </Field>
            {rows.length > 1 && (
              <button
                type="button" className="button plain remove" aria-label={`Remove right ${at + 1}`}
                onClick={() => setRows(rows.filter((other) => other.key !== row.key))}
              >
                Remove
              </button>
            )}
          </fieldset>
        ))}
        {rows.length < mostGrants && (
          <div>
            <button type="button" className="button" onClick={() => setRows([...rows, empty(Math.max(...rows.map((row) => row.key)) + 1)])}>
              Another account
            </button>
          </div>
        )}
      </TransactionForm>
    </section>
  );
}
