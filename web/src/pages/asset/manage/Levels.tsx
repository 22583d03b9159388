import { Field } from "../../../ui/Field";
import { Level, levels } from "../../../ui/Level";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { LevelSelect } from "../parts/LevelSelect";
import { chosenAmong, grantable } from "../parts/standing";
import { SetDefaultLevelDocument, SetMaxLevelDocument } from "./levels.generated";

/** What everyone may do who has no right of their own. */
export function DefaultLevel({ asset }: { asset: AssetHeadFragment }) {
  const among = ["NONE", ...grantable(asset.maxLevel)] as const;
  const form = useForm({ level: asset.defaultLevel as string }, {});
  const level = chosenAmong(among, form.values.level);
  return (
    <section className="card stack">
      <h3>What everyone may do</h3>
      <p>Now: <Level level={asset.defaultLevel} />. It holds for whoever has no right of their own.</p>
      <TransactionForm
        label="Set it"
        prepare={SetDefaultLevelDocument}
        variables={(publicKey) => ({ input: { assetId: asset.id, level, publicKey } })}
        done="Set."
        {...(level !== "NONE" && {
          confirm: {
            title: "Give this to everyone?",
            text: <p>Every account may {levels[level].may}, without asking. Who downloads it keeps what was downloaded.</p>,
          },
        })}
      >
        <Field label="Level"><LevelSelect among={among} {...form.bind("level")} value={level} /></Field>
      </TransactionForm>
    </section>
  );
}

/** The most that anyone but the owner may do. Once set it is only ever lowered. */
export function MaxLevel({ asset }: { asset: AssetHeadFragment }) {
  const among = grantable(asset.maxLevel).filter((level) => level !== asset.maxLevel);
  const form = useForm({ level: (among.at(-1) ?? "USE_MODEL") as string }, {});
  const level = chosenAmong(among, form.values.level);
  return (
    <section className="card stack">
      <h3>The most that others may do</h3>
      <p>Now: {asset.maxLevel === "NONE" ? "there is no maximum" : <Level level={asset.maxLevel} />}. Once set, it can only be lowered.</p>
      {among.length === 0 ? <p className="muted">It is as low as it can be.</p> : (
        <TransactionForm
          label="Set the maximum"
          danger
          prepare={SetMaxLevelDocument}
          variables={(publicKey) => ({ input: { assetId: asset.id, level, publicKey } })}
          confirm={{
            title: "Set this maximum for good?",
            text: <p>Nobody but the owner has more than “{levels[level].name}” from then on, and no owner can raise it again.</p>,
          }}
          done="Set."
        >
          <Field label="Level"><LevelSelect among={among} {...form.bind("level")} value={level} /></Field>
        </TransactionForm>
      )}
    </section>
  );
}
