import { Field } from "../../../ui/Field";
import { levels } from "../../../ui/Level";
import { accountProblem } from "../../../wallet/checks";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { LevelSelect } from "../parts/LevelSelect";
import { atLeast, chosenAmong, grantable, levelOf } from "../parts/standing";
import { PassOnDocument } from "./manage.generated";

/** One's own right, given to another; one loses it by that. */
export function PassOn({ asset, account }: { asset: AssetHeadFragment; account: string }) {
  const among = grantable(levelOf(asset)).filter((level) => atLeast(levelOf(asset), level));
  const form = useForm({ receiver: "", level: among.at(-1) ?? "USE_MODEL" }, {
    receiver: (text) => accountProblem(text, { account, because: "That is you." })
      ?? accountProblem(text, { account: asset.owner, because: "The owner has it already." }),
  });
  const level = chosenAmong(among, form.values.level);
  const receiver = form.values.receiver.trim();
  return (
    <section className="card stack">
      <h3>Pass my right on</h3>
      <p className="muted">The receiver gets it with the end that it has; you lose it. Money for it is between you and the receiver.</p>
      <TransactionForm
        label="Pass it on"
        prepare={PassOnDocument}
        check={form.check}
        variables={(publicKey) => ({ input: { assetId: asset.id, receiver, level, publicKey } })}
        confirm={{
          title: "Pass your right on?",
          text: <p>{receiver} gets it as “{levels[level].name}”, and {account} loses it. This cannot be taken back.</p>,
        }}
        pays="Gas alone, and a small deposit for storage."
        done="Passed on."
        announces
        onDone={form.reset}
      >
        <div className="fields">
          <Field label="To" wrong={form.wrong("receiver")}>
            <input {...form.bind("receiver")} autoComplete="off" autoCapitalize="none" spellCheck={false} placeholder="alice.near" />
          </Field>
          <Field label="As level"><LevelSelect among={among} {...form.bind("level")} value={level} /></Field>
        </div>
      </TransactionForm>
    </section>
  );
}
