import type { Minting } from "../../api/schema.generated";
import { Field } from "../../ui/Field";
import { textProblem } from "../../wallet/checks";
import { RoyaltyShares, useShares } from "../../wallet/RoyaltyShares";
import { sharesOf } from "../../wallet/shares";
import { TransactionForm } from "../../wallet/TransactionForm";
import { useForm } from "../../wallet/useForm";
import { minting } from "../collection/minting";
import { PrepareCreateCollectionDocument } from "./create.generated";

/** A collection: its name, and who may mint into it. */
export function NewCollection({ first, account, made }: { first: boolean; account: string; made: () => void }) {
  const { values, bind, wrong, check } = useForm({ name: "", description: "", minting: "OWNER" }, {
    name: (text) => textProblem(text, 128, { needed: true }),
    description: (text) => textProblem(text, 2048),
  });
  const shares = useShares();
  return (
    <section className="card stack" aria-labelledby="new-collection">
      <h2 id="new-collection">{first ? "Make your first collection" : "A new collection"}</h2>
      <TransactionForm
        label="Make the collection"
        prepare={PrepareCreateCollectionDocument}
        check={() => [check(), shares.check()].every(Boolean)}
        variables={(publicKey) => ({
          input: {
            name: values.name.trim(), description: values.description.trim() || null, minting: values.minting as Minting,
            royalty: sharesOf(shares.rows), kindHint: null, contextWindow: null, baseModel: null, image: null, publicKey,
          },
        })}
        pays={<>Gas, and a deposit for storing it, by <span className="wrap">{account}</span>.</>}
        done="The collection is there."
        onDone={made}
      >
        <Field label="Name" wrong={wrong("name")}><input {...bind("name")} autoComplete="off" /></Field>
        <Field label="Description" hint="Optional. Kept on the chain, for everyone to read." wrong={wrong("description")}>
          <textarea rows={3} {...bind("description")} />
        </Field>
        <Field label="Who may mint into it">
          <select {...bind("minting")}>
            {Object.entries(minting).map(([value, text]) => <option key={value} value={value}>{text}</option>)}
          </select>
        </Field>
        <h3>Royalty</h3>
        <p className="muted">Who gets how much of each lease and sale. Its assets begin with this.</p>
        <RoyaltyShares of={shares} none="Nobody: no royalty." />
      </TransactionForm>
    </section>
  );
}
