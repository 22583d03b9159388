import { useQuery } from "urql";
import { AccountLink } from "../../../ui/AccountLink";
import { Failure } from "../../../ui/Failure";
import { Field } from "../../../ui/Field";
import { Loading } from "../../../ui/Loading";
import { accountProblem } from "../../../wallet/checks";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { EventLink } from "../parts/EventLink";
import { ApproveDocument, AssetApprovalsDocument, EndApprovalDocument } from "./describe.generated";

/** Who may transfer it in its owner's name, and how that is ended. */
export function Approvals({ asset }: { asset: AssetHeadFragment }) {
  const [{ data, error }, again] = useQuery({
    query: AssetApprovalsDocument, variables: { id: asset.id }, requestPolicy: "cache-and-network",
  });
  const form = useForm({ account: "" }, {
    account: (text) => accountProblem(text, { account: asset.owner, because: "You may transfer it already: it is yours." }),
  });
  const account = form.values.account.trim();
  const standing = data?.node?.__typename === "Asset" ? data.node.approvals : null;
  return (
    <section className="card stack">
      <h3>Who may transfer it for you</h3>
      <p className="muted">
        An approved account can transfer it to anybody, at any time, for any price or none (NEP-178). A market that lists it is approved; a
        transfer ends all approvals.
      </p>
      {error && !standing && <Failure error={error} retry={() => again({ requestPolicy: "network-only" })} />}
      {!standing && !error && <Loading lines={1} />}
      {standing?.length === 0 && <p>Nobody.</p>}
      {standing && standing.length > 0 && (
        <ul className="cards deals" aria-label="Approved accounts">
          {standing.map((approval) => (
            <li key={approval.account} className="stack">
              <span><AccountLink account={approval.account} />, since <EventLink position={approval.givenAt} /></span>
              <TransactionForm
                label={`End the approval of ${approval.account}`}
                prepare={EndApprovalDocument}
                variables={(publicKey) => ({ input: { assetId: asset.id, account: approval.account, publicKey } })}
                confirm={{
                  title: "End the approval?",
                  text: <p>Is it a market’s, what it lists of this asset cannot be bought there any more.</p>,
                }}
                done="Ended."
                announces
              />
            </li>
          ))}
        </ul>
      )}
      <TransactionForm
        label="Approve the account"
        danger
        prepare={ApproveDocument}
        check={form.check}
        variables={(publicKey) => ({ input: { assetId: asset.id, account, publicKey } })}
        confirm={{
          title: "Approve this account?",
          text: (
            <p>
              <strong className="wrap">{account}</strong> can then take “{asset.name}” for itself, or give it to anybody. Approve only whom
              you would give it to.
            </p>
          ),
        }}
        pays="Gas, and a small deposit for storage."
        done="Approved."
        onDone={form.reset}
      >
        <Field label="Account" wrong={form.wrong("account")}>
          <input {...form.bind("account")} autoComplete="off" autoCapitalize="none" spellCheck={false} placeholder="alice.near" />
        </Field>
      </TransactionForm>
    </section>
  );
}
