import { useState } from "react";
import { useCommand } from "../../api/useCommand";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/Notice";
import { useForm } from "../../wallet/useForm";
import { EraseMyDataDocument } from "./settings.generated";

/** Erasure, after the account's name was typed. */
export function Erase({ account }: { account: string }) {
  const form = useForm({ account: "" }, { account: (text) => text.trim() !== account && `Type ${account} to confirm.` });
  const [done, setDone] = useState(false);
  const erase = useCommand(EraseMyDataDocument, (d) => d.eraseMyData);
  async function send() {
    if (await erase.run((idempotencyKey) => ({ idempotencyKey, account }))) {
      setDone(true);
      form.reset();
    }
  }
  return (
    <section className="card stack" aria-labelledby="erase">
      <h2 id="erase">Erase my data</h2>
      <p>
        Erases what you wrote here: names of API keys, inputs and answers of your runs. It cannot be undone. What is on the chain, such as
        your account's name, rights and messages of requests, stays: nobody can erase it.
      </p>
      {done && <Notice kind="good">Erased. The proofs of the log stay valid without it.</Notice>}
      <Form label="Erase my data" running="Erasing …" tone="danger" busy={erase.busy} check={form.check} send={send}>
        <Field label="Your account, once more" hint={<>Type <strong className="wrap">{account}</strong></>} wrong={form.wrong("account")}>
          <input {...form.bind("account")} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
        {erase.wrong && <Notice kind="bad">{erase.wrong}</Notice>}
      </Form>
    </section>
  );
}
