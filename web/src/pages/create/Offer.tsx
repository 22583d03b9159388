import { useState } from "react";
import { useCommand } from "../../api/useCommand";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/Notice";
import { useForm } from "../../wallet/useForm";
import { RegisterModelDocument } from "./create.generated";
import { testOf, testProblems } from "./modelTest";

/** Has the market read the file as a model; with a test it is offered for runs once a worker has passed it. */
export function Offer({ assetId, version }: { assetId: string; version: number }) {
  const { values, bind, wrong, check } = useForm<"input" | "expected">({ input: "", expected: "" }, testProblems);
  const [done, setDone] = useState<"read" | "tested" | null>(null);
  const register = useCommand(RegisterModelDocument, (d) => d.registerModel);
  async function send() {
    const test = testOf(values.input, values.expected);
    const answer = await register.run((idempotencyKey) => ({ input: { idempotencyKey, assetId, version, test } }));
    if (answer) setDone(answer.testJobId ? "tested" : "read");
  }
  return (
    <Form className="card stack" label="Register the model" busy={register.busy} check={check} send={send} aria-labelledby="offer">
      <h2 id="offer">Offer it for runs</h2>
      <p>
        The market reads the file: its inputs, outputs and network become searchable. With a test, workers run it, and the model is offered
        once one has answered so.
      </p>
      <Field label="Test: input" hint="Optional. A text, or a JSON list of tensors with name, type, shape and values."
        wrong={wrong("input")}>
        <textarea rows={2} {...bind("input")} />
      </Field>
      <Field label="Test: what it answers" wrong={wrong("expected")}
        hint="JSON of outputs: [{&quot;name&quot;:&quot;probs&quot;,&quot;shape&quot;:[1,2],&quot;values&quot;:[0.9,0.1]}]">
        <textarea rows={4} {...bind("expected")} className="mono" spellCheck={false} />
      </Field>
      {register.wrong && <Notice kind="bad">{register.wrong}</Notice>}
      {done === "read" && <Notice kind="good">Read. Where models need a test here, it is offered once it has passed one.</Notice>}
      {done === "tested" && <Notice kind="wait">A worker runs the test. The asset's page says when it has passed.</Notice>}
    </Form>
  );
}
