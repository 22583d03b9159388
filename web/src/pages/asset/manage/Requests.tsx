import { AccountLink } from "../../../ui/AccountLink";
import { Field } from "../../../ui/Field";
import { Level } from "../../../ui/Level";
import { useConnection } from "../../../ui/useConnection";
import { futureProblem, instant } from "../../../wallet/checks";
import { TimeInput } from "../../../wallet/TimeInput";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import { AnswerRequestDocument, AssetRequestsDocument, type RequestFragment } from "../access/access.generated";
import type { AssetHeadFragment } from "../asset.generated";
import { EventLink } from "../parts/EventLink";

/** Who asked for a right and has no answer yet. */
export function Requests({ asset }: { asset: AssetHeadFragment }) {
  const { nodes, fetching, more } = useConnection(AssetRequestsDocument, { id: asset.id, first: 20 }, (data) =>
    data.node?.__typename === "Asset" ? data.node.accessRequests : null);
  return (
    <section className="stack">
      <h3>Requests to answer</h3>
      {!fetching && nodes.length === 0 && <p className="muted">Nobody waits for an answer.</p>}
      <ul className="cards deals">
        {nodes.map((request) => (
          <li className="card stack" key={`${request.account} ${request.requestedAt}`}><Request asset={asset} request={request} /></li>
        ))}
      </ul>
      {more && <button type="button" className="button" onClick={more}>More requests</button>}
    </section>
  );
}

function Request({ asset, request }: { asset: AssetHeadFragment; request: RequestFragment }) {
  const form = useForm({ until: "" }, { until: (text) => futureProblem(text) });
  const answer = (approve: boolean) => (publicKey: string) => ({
    input: {
      assetId: asset.id, account: request.account, level: request.level, requestedAt: request.requestedAt, approve,
      expiresAt: approve ? instant(form.values.until) : null, publicKey,
    },
  });
  return (
    <>
      <div className="spread"><AccountLink account={request.account} /><Level level={request.level} /></div>
      {request.message && <blockquote className="wrap">{request.message}</blockquote>}
      <p className="muted"><EventLink position={request.position}>asked in this event</EventLink></p>
      <TransactionForm label="Yes" prepare={AnswerRequestDocument} check={form.check} variables={answer(true)} done="Given." announces>
        <Field label="Until" hint="Empty: without an end." wrong={form.wrong("until")}>
          <TimeInput {...form.bind("until")} />
        </Field>
      </TransactionForm>
      <TransactionForm label="No" danger prepare={AnswerRequestDocument} variables={answer(false)} done="Declined." announces />
    </>
  );
}
