import { useState } from "react";
import { useCommand } from "../../api/useCommand";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { AddChatTextDocument, DeleteChatTextDocument, type ChatTalkQuery } from "./chat.generated";

type Documents = NonNullable<ChatTalkQuery["chatSession"]>["documents"];

/** What answers may quote: texts that are typed, or read from files here. */
export function Documents({ session, documents }: { session: string; documents: Documents }) {
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [unread, setUnread] = useState<string | null>(null);
  const add = useCommand(AddChatTextDocument, (d) => d.addChatDocument);
  const remove = useCommand(DeleteChatTextDocument, (d) => d.deleteChatDocument);
  const submit = async () => {
    const input = { sessionId: session, title: title.trim(), text };
    if (!input.title || !text.trim()) return;
    if (!(await add.run((idempotencyKey) => ({ input: { idempotencyKey, ...input } })))) return;
    setTitle("");
    setText("");
  };
  const read = async (file: File | undefined) => {
    setUnread(null);
    if (!file) return;
    try {
      setText(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()));
      setTitle(file.name.slice(0, 200));
    } catch {
      setUnread(`${file.name} is no text. Give plain text, Markdown or source code in UTF-8.`);
    }
  };
  return (
    <details className="documents">
      <summary>Documents ({documents.length})</summary>
      <div className="stack">
        {documents.length === 0 && <p className="muted">None yet. Answers quote the passages that fit the question best.</p>}
        <ul className="plain">
          {documents.map((document) => (
            <li key={document.id} className="spread">
              <span className="wrap">
                {document.title} <span className="muted">{document.length.toLocaleString()} characters</span>
              </span>
              <button
                type="button" className="button" disabled={remove.busy} aria-label={`Delete ${document.title}`}
                onClick={() => void remove.run(() => ({ documentId: document.id }))}
              >
                Delete
              </button>
            </li>
          ))}
        </ul>
        {remove.wrong && <Notice kind="bad">{remove.wrong}</Notice>}
        <form className="stack" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
          <Field label="From a file" wrong={unread}>
            <input type="file" accept=".txt,.md,.csv,.json,.html,.xml,text/*" onChange={(event) => void read(event.target.files?.[0])} />
          </Field>
          <Field label="Title"><input value={title} required maxLength={200} onChange={(event) => setTitle(event.target.value)} /></Field>
          <Field label="Text">
            <textarea rows={4} required value={text} dir="auto" onChange={(event) => setText(event.target.value)} />
          </Field>
          {add.wrong && <Notice kind="bad">{add.wrong}</Notice>}
          <button type="submit" className="button" disabled={add.busy}>{add.busy ? "Reading it …" : "Add"}</button>
        </form>
      </div>
    </details>
  );
}
