import { useCommand } from "../../../api/useCommand";
import { Field } from "../../../ui/Field";
import { Form } from "../../../ui/Form";
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
  const send = () => {
    const terms = { assetId: asset.id, level, perHour: number(values.perHour), perDay: number(values.perDay) };
    return command.run((idempotencyKey) => ({ input: { idempotencyKey, ...terms } }));
  };
  return (
    <section className="card stack">
      <h3>How many runs</h3>
      <p className="muted">By hours and days of UTC, for each account by its level. What holds now stands under “Overview”.</p>
      <Form label="Set the quota" className="stack transaction" busy={command.busy} check={form.check} send={send}>
        <Field label="Level"><LevelSelect among={among} {...bind("level")} value={level} /></Field>
        <div className="fields">
          <Field label="An hour" hint="Empty: any number." wrong={wrong("perHour")}>
            <input inputMode="numeric" {...bind("perHour")} />
          </Field>
          <Field label="A day" hint="Empty: any number." wrong={wrong("perDay")}><input inputMode="numeric" {...bind("perDay")} /></Field>
        </div>
      </Form>
      {command.wrong && <Notice kind="bad">{command.wrong}</Notice>}
      {command.done && <Notice kind="good">Set.</Notice>}
    </section>
  );
}
