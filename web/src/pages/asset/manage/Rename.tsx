import { useState } from "react";
import { Field } from "../../../ui/Field";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { RenameDocument } from "./levels.generated";

const encoder = new TextEncoder();
const atMost = (text: string, most: number) => (encoder.encode(text).length > most ? `At most ${most} bytes.` : undefined);

/** Another name, description, task or licence; what is not changed here stays. */
export function Rename({ asset }: { asset: AssetHeadFragment }) {
  const [was] = useState({ name: asset.name, description: asset.description ?? "", task: asset.task ?? "" });
  const form = useForm(was, {
    name: (text) => (text.trim() ? atMost(text, 128) : "It needs a name."),
    description: (text) => atMost(text, 2_048),
    task: (text) => atMost(text, 64),
  });
  const { values, bind, wrong } = form;
  const changed = (name: keyof typeof was) => (values[name] === was[name] ? null : values[name].trim());
  return (
    <section className="card stack">
      <h3>Name and description</h3>
      <TransactionForm
        label="Change"
        prepare={RenameDocument}
        check={form.check}
        variables={(publicKey) => ({
          input: {
            assetId: asset.id, name: changed("name"), publicKey,
            metadata: {
              description: changed("description"), task: changed("task"), image: null, baseModel: null, data: null, rag: null,
              fineTuneData: null, license: null, tags: null,
            },
          },
        })}
        pays="Gas, and a deposit where it becomes longer."
        done="Changed."
      >
        <Field label="Name" wrong={wrong("name")}><input {...bind("name")} /></Field>
        <Field label="Task" wrong={wrong("task")}><input {...bind("task")} /></Field>
        <Field label="Description" wrong={wrong("description")}><textarea rows={4} {...bind("description")} /></Field>
      </TransactionForm>
    </section>
  );
}
