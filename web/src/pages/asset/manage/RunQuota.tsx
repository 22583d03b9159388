import { useCommand } from "../../../api/useCommand";
import type { FormEvent } from "react";
import { Field } from "../../../ui/Field";
import { Notice } from "../../../ui/Notice";
import { wholeProblem } from "../../../wallet/checks";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { LevelSelect } from "../parts/LevelSelect";
import { chosenAmong, grantable } from "../parts/standing";
import { SetRunQuotaDocument } from "./manage.generated";

const limit = (text: string) => (text.trim() ? wholeProblem(text, 0, 1_000_000_000) : undefined);
const number = (text: string) => (text.trim() ? Number(text) : null);

/** How many runs an account of a level may ask for. */
export function RunQuota({ asset }: { asset: AssetHeadFragment }) {
  const form = useForm({ level: "USE_MODEL", perHour: "", perDay: "" }, { perHour: limit, perDay: limit });
  const command = useCommand(SetRunQuotaDocument, (answer) => answer.setInferenceQuota);
  const { values, bind, wrong } = form;
  const among = grantable(asset.maxLevel);
  const level = chosenAmong(among, values.level);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.check()) return;
    const terms = { assetId: asset.id, level, perHour: number(values.perHour), perDay: number(values.perDay) };
    void command.run((idempotencyKey) => ({ input: { idempotencyKey, ...terms } }));
  };
  return (
    <section className="card stack">
      <h3>How many runs</h3>
      <p className="muted">By hours and days of UTC, for each account by its level. What holds now stands under “Overview”.</p>
      <form className="stack transaction" onSubmit={submit} noValidate>
        <Field label="Level"><LevelSelect among={among} {...bind("level")} value={level} /></Field>
        <div className="fields">
          <Field label="An hour" hint="Empty: any number." wrong={wrong("perHour")}>
            <input inputMode="numeric" {...bind("perHour")} />
          </Field>
          <Field label="A day" hint="Empty: any number." wrong={wrong("perDay")}><input inputMode="numeric" {...bind("perDay")} /></Field>
        </div>
        <div className="row"><button type="submit" className="button main" disabled={command.busy}>Set the quota</button></div>
      </form>
      {command.wrong && <Notice kind="bad">{command.wrong}</Notice>}
      {command.done && <Notice kind="good">Set.</Notice>}
    </section>
  );
}
