import { useCommand } from "../../api/useCommand";
import { yocto } from "../../ui/amounts";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/Notice";
import { amountProblem } from "../../wallet/checks";
import { useForm } from "../../wallet/useForm";
import { RequestWithdrawalDocument } from "./profile.generated";

/** Asks for money to be paid out, to the account itself. */
export function Withdraw({ available }: { available: string }) {
  const form = useForm({ amount: "" }, { amount: (text) => amountProblem(text, { most: available }) });
  const withdraw = useCommand(RequestWithdrawalDocument, (d) => d.requestWithdrawal);
  async function send() {
    const amount = yocto(form.values.amount) ?? "0";
    if (await withdraw.run((idempotencyKey) => ({ idempotencyKey, amount }))) form.reset();
  }
  return (
    <Form label="Ask for it" tone="" busy={withdraw.busy} check={form.check} send={send}>
      <h3>Withdraw</h3>
      <Field
        label="Amount in NEAR" hint="To your own account on the chain; pending until the operator has paid it." wrong={form.wrong("amount")}
      >
        <input {...form.bind("amount")} inputMode="decimal" autoComplete="off" />
      </Field>
      {withdraw.wrong && <Notice kind="bad">{withdraw.wrong}</Notice>}
      {withdraw.done && <Notice kind="good">Asked for. It is in the list below until it is paid.</Notice>}
    </Form>
  );
}
