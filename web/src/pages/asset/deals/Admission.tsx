import { yocto } from "../../../ui/amounts";
import { Field } from "../../../ui/Field";
import { amountProblem } from "../../../wallet/checks";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import { AdmissionDocument } from "./deals.generated";

const needed: ReadonlySet<string> = new Set(["E_STORAGE", "E_CONTRACT_NOT_ALLOWED"]);

/** What an account does once before it sells, offers or bids; shown where the market says that it has not yet. */
export const admission = (code: string) => (needed.has(code) ? <Admission /> : null);

function Admission() {
  const form = useForm({ deposit: "0.1" }, { deposit: (text) => amountProblem(text) });
  return (
    <section className="card stack" aria-label="Register with the market">
      <h3>Once: register with the market</h3>
      <p>The market keeps your deals on chain and takes a deposit for their storage. It comes back when they are over.</p>
      <TransactionForm
        label="Register"
        prepare={AdmissionDocument}
        check={form.check}
        variables={(publicKey) => ({ input: { deposit: yocto(form.values.deposit) ?? "0", publicKey } })}
        done="Registered. Now send the form above once more."
      >
        <Field label="Deposit in NEAR" hint="0.1 is enough for three deals at once." wrong={form.wrong("deposit")}>
          <input inputMode="decimal" {...form.bind("deposit")} />
        </Field>
      </TransactionForm>
    </section>
  );
}
