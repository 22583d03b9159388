import { useState, type FormEvent } from "react";
import { yocto } from "../../ui/amounts";
import { Field } from "../../ui/Field";
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
  const [sent, setSent] = useState<string | null>(null);
  const pay = async (event: FormEvent) => {
    event.preventDefault();
    if (!form.check()) return;
    const amount = yocto(form.values.amount) ?? "0";
    const end = await transaction.run(PrepareDepositDocument, (publicKey) => ({ input: { amount, publicKey } }));
    if (end.step !== "done") return;
    setSent(end.hash);
    form.reset();
    await credit.run(end.hash);
  };
  const claim = (event: FormEvent) => {
    event.preventDefault();
    if (paid.check()) void credit.run(paid.values.hash.trim()).then((done) => done && paid.reset());
  };
  return (
    <>
      <form className="stack" onSubmit={pay} noValidate aria-label="Pay in">
        <p>Runs with a price are paid from here. What you pay to <strong className="wrap">{to}</strong> is added once it is final.</p>
        <Field label="Amount in NEAR to pay in" wrong={form.wrong("amount")}>
          <input inputMode="decimal" autoComplete="off" {...form.bind("amount")} />
        </Field>
        <div className="row">
          <button type="submit" className="button main" disabled={transaction.busy || credit.busy}>Pay it in</button>
        </div>
      </form>
      <TransactionStatus state={transaction.state} done="Paid." />
      {credit.busy && <p className="muted" role="status">Waiting for the chain to have it for good …</p>}
      {credit.amount && <Notice kind="good">Added to your balance: <Near yocto={credit.amount} />.</Notice>}
      {credit.wrong && (
        <Notice kind="bad">{credit.wrong}{sent && <> The payment’s hash is <code className="wrap">{sent}</code>.</>}</Notice>
      )}
      <details>
        <summary>I have paid already</summary>
        <form className="stack" onSubmit={claim} noValidate aria-label="Paid already">
          <Field label="Hash of the transaction" hint="Of a transfer from your account; each is added once." wrong={paid.wrong("hash")}>
            <input autoComplete="off" spellCheck={false} {...paid.bind("hash")} />
          </Field>
          <div className="row"><button type="submit" className="button" disabled={credit.busy}>Add it</button></div>
        </form>
      </details>
    </>
  );
}
