import { useDeferredValue } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { Failure } from "../../ui/Failure";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Level } from "../../ui/Level";
import { Loading } from "../../ui/Loading";
import { accountProblem } from "../../wallet/checks";
import { useForm } from "../../wallet/useForm";
import { mayWords, reason } from "../asset/parts/standing";
import { plain } from "../asset/parts/words";
import { AccessThenDocument } from "./instant.generated";
import { titleOf } from "./kinds";

/** One account's right at an instant, as the market decides it, with the events that give it. */
export function AccessThen({ asset, account, instant, ask }: {
  asset: string;
  account: string;
  instant: string;
  ask: (account: string) => void;
}) {
  const form = useForm({ account }, { account: (text) => accountProblem(text) });
  const time = useDeferredValue(instant);
  const [{ data, error, fetching }, retry] = useQuery({ query: AccessThenDocument, variables: { asset, account, time } });
  const then = data?.accessAt;
  return (
    <div className="stack">
      <Form className="row" label="Explain" tone="" check={form.check} send={() => ask(form.values.account.trim())}>
        <Field label="Why could this account do what it could?" wrong={form.wrong("account")}>
          <input {...form.bind("account")} autoComplete="off" spellCheck={false} />
        </Field>
      </Form>
      {error && <Failure error={error} retry={() => retry({ requestPolicy: "network-only" })} />}
      {fetching && <Loading lines={2} />}
      {!fetching && data && !then && <p>The asset was not minted yet.</p>}
      {!fetching && then && (
        <div aria-live="polite" className="stack">
          <p>
            <Level level={then.access.level} /> At that instant:{" "}
            <strong>{mayWords(then.access.level, then.access.source, account)}</strong>{" "}
            {reason(then.access)}
          </p>
          {then.events.length > 0 && (
            <ul>
              {then.events.map((e) => (
                <li key={e.position}>
                  <Link to={`/log/${e.position}`}>Entry {e.position}</Link>: {e.event ? titleOf(e.event.kind) : "event"}{" "}
                  <span className="muted">({plain(e.role)})</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}
