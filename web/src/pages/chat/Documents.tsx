import { useState } from "react";
import { useCommand } from "../../api/useCommand";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/Notice";
import { useForm } from "../../wallet/useForm";
import { AddChatTextDocument, DeleteChatTextDocument, type ChatTalkQuery } from "./chat.generated";

type Documents = NonNullable<ChatTalkQuery["chatSession"]>["documents"];

/** What answers may quote: texts that are typed, or read from files here. */
export function Documents({ session, documents }: { session: string; documents: Documents }) {
  const form = useForm({ title: "", text: "" }, {
    title: (title) => (!title.trim() || title.trim().length > 200) && "1 to 200 characters.",
    text: (text) => !text.trim() && "Type a text, or take it from a file.",
  });
  const [unread, setUnread] = useState<string | null>(null);
  const add = useCommand(AddChatTextDocument, (d) => d.addChatDocument);
  const remove = useCommand(DeleteChatTextDocument, (d) => d.deleteChatDocument);
  const submit = async () => {
    const input = { sessionId: session, title: form.values.title.trim(), text: form.values.text };
    if (await add.run((idempotencyKey) => ({ input: { idempotencyKey, ...input } }))) form.reset();
  };
  const read = async (file: File | undefined) => {
    setUnread(null);
    if (!file) return;
    try {
      form.set({ text: new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()), title: file.name.slice(0, 200) });
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
              <Button
                busy={remove.busy} aria-label={`Delete ${document.title}`}
                onClick={() => void remove.run(() => ({ documentId: document.id }))}
              >
                Delete
              </Button>
            </li>
          ))}
        </ul>
        {remove.wrong && <Notice kind="bad">{remove.wrong}</Notice>}
        <Form label="Add" running="Reading it …" tone="" busy={add.busy} check={form.check} send={submit}>
          <Field label="From a file" wrong={unread}>
            <input type="file" accept=".txt,.md,.csv,.json,.html,.xml,text/*" onChange={(event) => void read(event.target.files?.[0])} />
          </Field>
          <Field label="Title" wrong={form.wrong("title")}><input {...form.bind("title")} /></Field>
          <Field label="Text" wrong={form.wrong("text")}><textarea rows={4} dir="auto" {...form.bind("text")} /></Field>
          {add.wrong && <Notice kind="bad">{add.wrong}</Notice>}
        </Form>
      </div>
    </details>
  );
}
