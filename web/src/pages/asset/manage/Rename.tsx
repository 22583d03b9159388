import { Field } from "../../../ui/Field";
import { textProblem } from "../../../wallet/checks";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { RenameDocument } from "./levels.generated";

/** Another name; what else it says stays as it is. */
export function Rename({ asset }: { asset: AssetHeadFragment }) {
  const form = useForm({ name: asset.name }, {
    name: (text) => textProblem(text, 128, { needed: true }),
  });
  return (
    <section className="card stack">
      <h3>Name</h3>
      <TransactionForm
        label="Rename"
        prepare={RenameDocument}
        check={form.check}
        variables={(publicKey) => ({ input: { assetId: asset.id, name: form.values.name.trim(), metadata: null, publicKey } })}
        pays="Gas, and a deposit where it becomes longer."
        done="Renamed."
      >
        <Field label="New name" wrong={form.wrong("name")}><input {...form.bind("name")} /></Field>
      </TransactionForm>
    </section>
  );
}
