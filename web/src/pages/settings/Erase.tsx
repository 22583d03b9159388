import { useState, type FormEvent } from "react";
import { useCommand } from "../../api/useCommand";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { EraseMyDataDocument } from "./settings.generated";

/** Erasure, after the account's name was typed. */
export function Erase({ account }: { account: string }) {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const erase = useCommand(EraseMyDataDocument, (d) => d.eraseMyData);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const differs = typed.trim() !== account;
    setWrong(differs ? `Type ${account} to confirm.` : null);
    if (differs) return;
    if (await erase.run((idempotencyKey) => ({ idempotencyKey, account }))) {
      setDone(true);
      setTyped("");
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
      <form className="stack" onSubmit={submit} noValidate>
        <Field label="Your account, once more" hint={<>Type <strong className="wrap">{account}</strong></>} wrong={wrong}>
          <input value={typed} onChange={(e) => setTyped(e.target.value)} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
        {erase.wrong && <Notice kind="bad">{erase.wrong}</Notice>}
        <div>
          <button type="submit" className="button danger" disabled={erase.busy}>{erase.busy ? "Erasing …" : "Erase my data"}</button>
        </div>
      </form>
    </section>
  );
}
