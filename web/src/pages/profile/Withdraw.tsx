import { useState, type FormEvent } from "react";
import { useCommand } from "../../api/useCommand";
import { near, yocto } from "../../ui/amounts";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { RequestWithdrawalDocument } from "./profile.generated";

/** Asks for money to be paid out, to the account itself. */
export function Withdraw({ available }: { available: string }) {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const withdraw = useCommand(RequestWithdrawalDocument, (d) => d.requestWithdrawal);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setDone(false);
    const amount = yocto(typed);
    const few = amount && BigInt(amount) > BigInt(available) ? `At most ${near(available)} NEAR.` : null;
    const fault = !amount || amount === "0" ? "An amount in NEAR, such as 1.5." : few;
    setWrong(fault);
    if (fault || !amount) return;
    if (await withdraw.run((idempotencyKey) => ({ idempotencyKey, amount }))) {
      setTyped("");
      setDone(true);
    }
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <h3>Withdraw</h3>
      <Field label="Amount in NEAR" hint="To your own account on the chain; pending until the operator has paid it." wrong={wrong}>
        <input value={typed} onChange={(e) => setTyped(e.target.value)} inputMode="decimal" autoComplete="off" />
      </Field>
      {withdraw.wrong && <Notice kind="bad">{withdraw.wrong}</Notice>}
      {done && <Notice kind="good">Asked for. It is in the list below until it is paid.</Notice>}
      <div><button type="submit" className="button" disabled={withdraw.busy}>Ask for it</button></div>
    </form>
  );
}
