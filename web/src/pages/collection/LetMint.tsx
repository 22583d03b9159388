import { Field } from "../../ui/Field";
import { accountProblem } from "../../wallet/checks";
import { TransactionForm } from "../../wallet/TransactionForm";
import { useForm } from "../../wallet/useForm";
import { SetMinterDocument } from "./collection.generated";

/** Its owner lets an account mint into the collection, or no longer. */
export function LetMint({ collectionId, owner }: { collectionId: string; owner: string }) {
  const form = useForm({ account: "", allowed: "yes" }, {
    account: (text) => accountProblem(text, { account: owner, because: "You may mint already: it is yours." }),
  });
  return (
    <TransactionForm
      label="Set it"
      prepare={SetMinterDocument}
      check={form.check}
      variables={(publicKey) => ({
        input: { collectionId, account: form.values.account.trim(), allowed: form.values.allowed === "yes", publicKey },
      })}
      pays="Gas alone, and a small deposit for storage."
      done="Set."
      onDone={form.reset}
    >
      <Field label="Account" wrong={form.wrong("account")}>
        <input {...form.bind("account")} autoComplete="off" autoCapitalize="none" spellCheck={false} placeholder="alice.near" />
      </Field>
      <Field label="May it mint?">
        <select {...form.bind("allowed")}>
          <option value="yes">It may mint</option>
          <option value="no">It may not mint any more</option>
        </select>
      </Field>
    </TransactionForm>
  );
}
