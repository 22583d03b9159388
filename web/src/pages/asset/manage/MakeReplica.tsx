import { Field } from "../../../ui/Field";
import { textProblem, wholeProblem } from "../../../wallet/checks";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { MakeReplicaDocument } from "./manage.generated";

/** Mints a derivative, which says for ever what it descends from. */
export function MakeReplica({ asset }: { asset: AssetHeadFragment }) {
  const form = useForm({ name: "", collection: asset.collectionId }, {
    name: (text) => textProblem(text, 128, { needed: true }),
    collection: (text) => wholeProblem(text, 1, 999_999_999_999),
  });
  return (
    <section className="card stack">
      <h3>Mint a replica</h3>
      <p className="muted">
        A new asset of yours that descends from this one. It begins without content; upload its first version afterwards.
      </p>
      <TransactionForm
        label="Mint it"
        prepare={MakeReplicaDocument}
        check={form.check}
        variables={(publicKey) => ({
          input: { parentId: asset.id, collectionId: form.values.collection.trim(), name: form.values.name.trim(), publicKey },
        })}
        pays="Gas, and a deposit for storing the new asset."
        done="Minted. It stands under “Lineage”."
        onDone={form.reset}
      >
        <div className="fields">
          <Field label="Name" wrong={form.wrong("name")}><input {...form.bind("name")} /></Field>
          <Field label="Into collection number" hint="One that lets you mint." wrong={form.wrong("collection")}>
            <input inputMode="numeric" {...form.bind("collection")} />
          </Field>
        </div>
      </TransactionForm>
    </section>
  );
}
