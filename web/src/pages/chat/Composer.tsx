import { useCommand } from "../../api/useCommand";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/Notice";
import { useForm } from "../../wallet/useForm";
import { AskChatDocument } from "./chat.generated";

/** The next question. It stays where it was typed until it is taken. */
export function Composer({ session, running }: { session: string; running: boolean }) {
  const form = useForm({ text: "" }, { text: (text) => !text.trim() && "Type a question." });
  const { run, wrong, busy } = useCommand(AskChatDocument, (d) => d.sendChatMessage);
  const ask = async () => {
    if (await run((idempotencyKey) => ({ input: { idempotencyKey, sessionId: session, text: form.values.text.trim() } }))) form.reset();
  };
  return (
    <Form
      className="card stack composer" label="Ask" busy={busy || running} check={form.check} send={ask}
      beside={running && <span className="muted">The next question is taken when the answer has ended.</span>}
    >
      <Field label="Your question" hint="Enter sends it, Shift and Enter begins a new line." wrong={form.wrong("text")}>
        <textarea
          rows={3} dir="auto" {...form.bind("text")}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
      </Field>
      {wrong && <Notice kind="bad">{wrong}</Notice>}
    </Form>
  );
}
