import { yocto } from "../../ui/amounts";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Near } from "../../ui/Near";
import { Notice } from "../../ui/Notice";
import { amountProblem } from "../../wallet/checks";
import { TransactionStatus } from "../../wallet/TransactionStatus";
import { useForm } from "../../wallet/useForm";
import { useTransaction } from "../../wallet/useTransaction";
import { PrepareDepositDocument } from "./deposit.generated";
import { useCredit } from "./useCredit";

/** A payment to the market's account, signed in the wallet, and credited once the chain has it for good. */
export function PayIn({ to }: { to: string }) {
  const form = useForm({ amount: "" }, { amount: (text) => amountProblem(text) });
  const paid = useForm({ hash: "" }, {
    hash: (text) => (/^[1-9A-HJ-NP-Za-km-z]{32,44}$/.test(text.trim()) ? undefined : "This is no hash of a transaction."),
  });
  const transaction = useTransaction();
  const credit = useCredit();
  const pay = async () => {
    const amount = yocto(form.values.amount) ?? "0";
    const end = await transaction.run(PrepareDepositDocument, (publicKey) => ({ input: { amount, publicKey } }));
    if (end.step !== "done") return;
    form.reset();
    await credit.run(end.hash);
  };
  const claim = async () => {
    if (await credit.run(paid.values.hash.trim())) paid.reset();
  };
  const hash = credit.hash && <>The payment’s hash is <code className="wrap">{credit.hash}</code>.</>;
  return (
    <>
      <Form label="Pay it in" busy={transaction.busy || credit.busy} check={form.check} send={pay}>
        <p>Runs with a price are paid from here. What you pay to <strong className="wrap">{to}</strong> is added once it is final.</p>
        <Field label="Amount in NEAR to pay in" wrong={form.wrong("amount")}>
          <input inputMode="decimal" autoComplete="off" {...form.bind("amount")} />
        </Field>
      </Form>
      <TransactionStatus state={transaction.state} done="Paid." />
      {credit.busy && <p className="muted" role="status">Waiting for the chain to have it for good … {hash}</p>}
      {credit.amount && (
        <Notice kind="good">{credit.before ? "It was added already" : "Added to your balance"}: <Near yocto={credit.amount} />.</Notice>
      )}
      {credit.wrong && <Notice kind="bad">{credit.wrong} {hash}</Notice>}
      <details>
        <summary>I have paid already</summary>
        <Form label="Add it" tone="" busy={credit.busy} check={paid.check} send={claim}>
          <Field label="Hash of the transaction" hint="Of a transfer from your account; each is added once." wrong={paid.wrong("hash")}>
            <input autoComplete="off" spellCheck={false} {...paid.bind("hash")} />
          </Field>
        </Form>
      </details>
    </>
  );
}
