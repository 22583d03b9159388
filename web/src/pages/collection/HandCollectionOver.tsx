import { Field } from "../../ui/Field";
import { accountProblem } from "../../wallet/checks";
import { TransactionForm } from "../../wallet/TransactionForm";
import { useForm } from "../../wallet/useForm";
import type { CollectionQuery } from "./collection.generated";
import { HandCollectionOverDocument } from "./own.generated";

/** Transfers the collection, and with it the right to mint and to change it. */
export function HandCollectionOver({ collection }: { collection: NonNullable<CollectionQuery["collection"]> }) {
  const form = useForm({ receiver: "" }, {
    receiver: (text) => accountProblem(text, { account: collection.owner, because: "It is yours already." }),
  });
  const receiver = form.values.receiver.trim();
  return (
    <section className="card stack" aria-labelledby="hand-over">
      <h2 id="hand-over">Hand it over</h2>
      <p className="muted">The collection alone: its assets stay whose they are.</p>
      <TransactionForm
        label="Hand the collection over"
        danger
        prepare={HandCollectionOverDocument}
        check={form.check}
        variables={(publicKey) => ({ input: { collectionId: collection.id, receiver, publicKey } })}
        confirm={{
          title: `Hand “${collection.name}” over?`,
          text: (
            <>
              <p>
                <strong className="wrap">{receiver}</strong> alone may then change it, mint into it and name who may mint. Only they could
                give it back.
              </p>
              <p>The list of who may mint begins anew. Assets keep their owners, rights and royalties.</p>
            </>
          ),
        }}
        done="Handed over. It is theirs now."
        announces
        onDone={form.reset}
      >
        <Field label="To" hint="Look twice: the chain does not ask whether the account is whom you mean." wrong={form.wrong("receiver")}>
          <input {...form.bind("receiver")} autoComplete="off" autoCapitalize="none" spellCheck={false} placeholder="alice.near" />
        </Field>
      </TransactionForm>
    </section>
  );
}
