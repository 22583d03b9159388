import { Field } from "../../../ui/Field";
import { accountProblem, textProblem } from "../../../wallet/checks";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { HandOverDocument } from "./manage.generated";

/** Transfers the asset itself, for nothing. */
export function HandOver({ asset, account }: { asset: AssetHeadFragment; account: string }) {
  const form = useForm({ receiver: "", memo: "" }, {
    receiver: (text) => accountProblem(text, { account, because: "It is yours already." }),
    memo: (text) => textProblem(text, 256),
  });
  const receiver = form.values.receiver.trim();
  return (
    <section className="card stack">
      <h3>Hand it over</h3>
      <p className="muted">The asset changes hands without a price. To be paid for it, sell it.</p>
      <TransactionForm
        label="Hand it over"
        danger
        prepare={HandOverDocument}
        check={form.check}
        variables={(publicKey) => ({ input: { assetId: asset.id, receiver, memo: form.values.memo.trim() || null, publicKey } })}
        confirm={{
          title: `Hand “${asset.name}” over?`,
          text: (
            <>
              <p>
                It belongs to <strong className="wrap">{receiver}</strong> then, with every right of an owner. Only they could give it
                back.
              </p>
              <ul>
                <li>Every grant ends in the same block: all whom you gave a right lose it.</li>
                <li>Lease terms end. Leases that were paid for run on, for the new owner cannot take them away.</li>
                <li>What somebody downloaded before stays with them: no chain takes back what was seen.</li>
              </ul>
            </>
          ),
        }}
        done="Handed over. Below stands what you may do now."
        announces
        onDone={form.reset}
      >
        <div className="fields">
          <Field label="To" hint="Look twice: the chain does not ask whether the account is whom you mean." wrong={form.wrong("receiver")}>
            <input {...form.bind("receiver")} autoComplete="off" autoCapitalize="none" spellCheck={false} placeholder="alice.near" />
          </Field>
          <Field label="Note" hint="Public, and there to stay." wrong={form.wrong("memo")}><input {...form.bind("memo")} /></Field>
        </div>
      </TransactionForm>
    </section>
  );
}
