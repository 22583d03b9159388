import { useState } from "react";
import { Field } from "../../ui/Field";
import { textProblem, wholeProblem } from "../../wallet/checks";
import { RoyaltyShares, useShares } from "../../wallet/RoyaltyShares";
import { sharesTyped } from "../../wallet/shares";
import { TransactionForm } from "../../wallet/TransactionForm";
import { useForm } from "../../wallet/useForm";
import { changes, textsOf } from "./changes";
import type { CollectionQuery } from "./collection.generated";
import { minting } from "./minting";
import { ChangeCollectionDocument } from "./own.generated";

const fits = (most: number, needed = false) => (text: string) => textProblem(text, most, { needed });

/** Its owner changes what it says, who may mint, and what new assets begin with. */
export function ChangeCollection({ collection }: { collection: NonNullable<CollectionQuery["collection"]> }) {
  const [was, setWas] = useState({ texts: textsOf(collection), shares: sharesTyped(collection.royalty) });
  const shares = useShares(was.shares);
  const [tried, setTried] = useState(false);
  const form = useForm(was.texts, {
    name: fits(128, true), description: fits(2048), kindHint: fits(64), baseModel: fits(256), image: fits(512),
    contextWindow: (text) => (text.trim() ? wholeProblem(text, 1, 999_999_999_999) : undefined),
  });
  const now = { texts: form.values, shares: shares.rows };
  const { input, any } = changes(was, now);
  return (
    <section className="card stack" aria-labelledby="change">
      <h2 id="change">Change it</h2>
      <TransactionForm
        label="Change the collection"
        prepare={ChangeCollectionDocument}
        check={() => {
          setTried(true);
          return [form.check(), shares.check(), any].every(Boolean);
        }}
        variables={(publicKey) => ({ input: { collectionId: collection.id, ...input, publicKey } })}
        pays="Gas alone, and a deposit for storage where it becomes longer."
        done="Changed."
        onDone={() => {
          setWas(now);
          setTried(false);
        }}
      >
        <Field label="Name" wrong={form.wrong("name")}><input autoComplete="off" {...form.bind("name")} /></Field>
        <Field label="Description" hint="Kept on the chain, for everyone to read." wrong={form.wrong("description")}>
          <textarea rows={3} {...form.bind("description")} />
        </Field>
        <div className="fields">
          <Field label="Meant for" hint="What it is to hold." wrong={form.wrong("kindHint")}><input {...form.bind("kindHint")} /></Field>
          <Field label="Base model" wrong={form.wrong("baseModel")}><input {...form.bind("baseModel")} /></Field>
          <Field label="Context, in tokens" hint="Empty: none." wrong={form.wrong("contextWindow")}>
            <input inputMode="numeric" {...form.bind("contextWindow")} />
          </Field>
          <Field label="Picture" hint="A link." wrong={form.wrong("image")}><input spellCheck={false} {...form.bind("image")} /></Field>
        </div>
        <Field label="Who may mint into it">
          <select {...form.bind("minting")}>
            {Object.entries(minting).map(([value, text]) => <option key={value} value={value}>{text}</option>)}
          </select>
        </Field>
        <h3>Royalty</h3>
        <p className="muted">Who gets how much of each lease and sale. Assets that are minted from now on begin with this.</p>
        <RoyaltyShares of={shares} none="Nobody: no royalty." />
        {tried && !any && <p className="wrong" role="alert">Nothing is changed yet.</p>}
      </TransactionForm>
    </section>
  );
}
