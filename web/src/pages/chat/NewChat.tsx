import { useState } from "react";
import { useCommand } from "../../api/useCommand";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/Notice";
import { near } from "../../ui/amounts";
import { useForm } from "../../wallet/useForm";
import { OpenChatDocument, type ChatHomeQuery } from "./chat.generated";

type Model = ChatHomeQuery["chatModels"][number];

/** What a thousand tokens cost. */
export const price = (model: Model): string =>
  model.promptPrice === "0" && model.completionPrice === "0"
    ? "free"
    : `${near(model.promptPrice)} NEAR read, ${near(model.completionPrice)} NEAR written, for 1,000 tokens`;

export function NewChat({ models, onOpened }: { models: readonly Model[]; onOpened: (id: string) => void }) {
  const form = useForm({ title: "" }, { title: (text) => text.trim().length > 200 && "At most 200 characters." });
  const [name, setName] = useState(models[0]?.name ?? "");
  const { run, wrong, busy } = useCommand(OpenChatDocument, (d) => d.openChatSession);
  const model = models.find((m) => m.name === name);
  const open = async () => {
    const trimmed = form.values.title.trim() || "New talk";
    const opened = await run((idempotencyKey) => ({ input: { idempotencyKey, title: trimmed, model: name, assetId: null } }));
    const id = opened?.session?.id;
    if (!id) return;
    form.reset();
    onOpened(id);
  };
  return (
    <Form className="card stack" label="Begin" busy={busy} check={form.check} send={open}>
      <h2>New talk</h2>
      <Field label="About" wrong={form.wrong("title")}>
        <input placeholder="New talk" {...form.bind("title")} />
      </Field>
      <Field label="Model" hint={model && `${price(model)}; reads and writes ${model.contextTokens.toLocaleString()} tokens at most`}>
        <select value={name} onChange={(event) => setName(event.target.value)}>
          {models.map((m) => <option key={m.name}>{m.name}</option>)}
        </select>
      </Field>
      {wrong && <Notice kind="bad">{wrong}</Notice>}
    </Form>
  );
}
