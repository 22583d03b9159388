import { useState, type FormEvent } from "react";
import { useCommand } from "../../api/useCommand";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { RegisterModelDocument } from "./create.generated";
import { testFault, testOf } from "./modelTest";

/** Has the market read the file as a model; with a test it is offered for runs once a worker has passed it. */
export function Offer({ assetId, version }: { assetId: string; version: number }) {
  const [text, setText] = useState("");
  const [expected, setExpected] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [done, setDone] = useState<"read" | "tested" | null>(null);
  const register = useCommand(RegisterModelDocument, (d) => d.registerModel);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const fault = testFault(text, expected);
    setWrong(fault);
    if (fault) return;
    const test = testOf(text, expected);
    const answer = await register.run((idempotencyKey) => ({ input: { idempotencyKey, assetId, version, test } }));
    if (answer) setDone(answer.testJobId ? "tested" : "read");
  }
  return (
    <form className="card stack" onSubmit={submit} noValidate aria-labelledby="offer">
      <h2 id="offer">Offer it for runs</h2>
      <p>
        The market reads the file: its inputs, outputs and network become searchable. With a test, workers run it, and the model is offered
        once one has answered so.
      </p>
      <Field label="Test: input" hint="Optional. A text, or a JSON list of tensors with name, type, shape and values.">
        <textarea rows={2} value={text} onChange={(e) => setText(e.target.value)} />
      </Field>
      <Field label="Test: what it answers" wrong={wrong}
        hint="JSON of outputs: [{&quot;name&quot;:&quot;probs&quot;,&quot;shape&quot;:[1,2],&quot;values&quot;:[0.9,0.1]}]">
        <textarea rows={4} value={expected} onChange={(e) => setExpected(e.target.value)} className="mono" spellCheck={false} />
      </Field>
      {register.wrong && <Notice kind="bad">{register.wrong}</Notice>}
      {done === "read" && <Notice kind="good">Read. Where models need a test here, it is offered once it has passed one.</Notice>}
      {done === "tested" && <Notice kind="wait">A worker runs the test. The asset's page says when it has passed.</Notice>}
      <div><button type="submit" className="button main" disabled={register.busy}>Register the model</button></div>
    </form>
  );
}
