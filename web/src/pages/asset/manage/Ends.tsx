import { Field } from "../../../ui/Field";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { BurnDocument, EndAllGrantsDocument } from "./levels.generated";

/** Ends every grant at once, wherever it was passed on. */
export const EndAllGrants = ({ asset }: { asset: AssetHeadFragment }) => (
  <section className="card stack">
    <h3>End all grants</h3>
    <p className="muted">Also of those to whom a grant was passed on. What was paid for stays.</p>
    <TransactionForm
      label="End all grants"
      danger
      prepare={EndAllGrantsDocument}
      variables={(publicKey) => ({ input: { assetId: asset.id, publicKey } })}
      confirm={{ title: "End all grants?", text: <p>Every grant and the lease terms end in one block. Leases that run hold on.</p> }}
      done="All grants have ended."
    />
  </section>
);

/** Ends the asset. Its name has to be typed. */
export function Burn({ asset }: { asset: AssetHeadFragment }) {
  const form = useForm({ name: "" }, { name: (text) => (text.trim() === asset.name.trim() ? undefined : "This is not its name.") });
  return (
    <section className="card stack">
      <h3>Burn it</h3>
      <p className="muted">For good: nobody may do anything with it any more. Not while a right that was paid for holds.</p>
      <TransactionForm
        label="Burn it"
        danger
        prepare={BurnDocument}
        check={form.check}
        variables={(publicKey) => ({ input: { assetId: asset.id, publicKey } })}
        confirm={{ title: `Burn “${asset.name}”?`, text: <p>This cannot be taken back, by nobody. Its history stays in the log.</p> }}
        done="It is burnt."
        announces
      >
        <Field label="Type its name" wrong={form.wrong("name")}><input autoComplete="off" {...form.bind("name")} /></Field>
      </TransactionForm>
    </section>
  );
}
