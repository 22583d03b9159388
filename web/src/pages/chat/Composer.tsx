import { useState } from "react";
import { useCommand } from "../../api/useCommand";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { AskChatDocument } from "./chat.generated";

/** The next question. It stays where it was typed until it is taken. */
export function Composer({ session, running }: { session: string; running: boolean }) {
  const [text, setText] = useState("");
  const { run, wrong, busy } = useCommand(AskChatDocument, (d) => d.sendChatMessage);
  const ask = async () => {
    const question = text.trim();
    if (!question || running || busy) return;
    if (await run((idempotencyKey) => ({ input: { idempotencyKey, sessionId: session, text: question } }))) setText("");
  };
  return (
    <form className="card stack composer" onSubmit={(event) => { event.preventDefault(); void ask(); }}>
      <Field label="Your question" hint="Enter sends it, Shift and Enter begins a new line.">
        <textarea
          rows={3} value={text} dir="auto" onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void ask();
          }}
        />
      </Field>
      {wrong && <Notice kind="bad">{wrong}</Notice>}
      <div className="spread">
        <button type="submit" className="button main" disabled={busy || running || !text.trim()}>Ask</button>
        {running && <span className="muted">The next question is taken when the answer has ended.</span>}
      </div>
    </form>
  );
}
