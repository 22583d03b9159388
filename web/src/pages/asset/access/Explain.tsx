import { useState } from "react";
import { useQuery } from "urql";
import { Failure } from "../../../ui/Failure";
import { Field } from "../../../ui/Field";
import { Form } from "../../../ui/Form";
import { Level } from "../../../ui/Level";
import { Loading } from "../../../ui/Loading";
import { Moment } from "../../../ui/Moment";
import { accountProblem } from "../../../wallet/checks";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { EventLink } from "../parts/EventLink";
import { mayWords, reason } from "../parts/standing";
import { AssetAccessOfDocument } from "./access.generated";

/** What any account may do with it, and why. */
export function Explain({ asset }: { asset: AssetHeadFragment }) {
  const form = useForm({ account: "" }, { account: (text) => accountProblem(text) });
  const [asked, setAsked] = useState<string | null>(null);
  const [{ data, fetching, error }] = useQuery({
    query: AssetAccessOfDocument, variables: { id: asset.id, account: asked ?? "" }, pause: asked === null,
  });
  const access = data?.node?.__typename === "Asset" ? data.node.access : null;
  return (
    <section className="card stack">
      <h2>Why may an account do that, or not?</h2>
      <Form label="Explain" tone="" check={form.check} send={() => setAsked(form.values.account.trim())}>
        <Field label="Account" hint="Rights are public: they are on the chain." wrong={form.wrong("account")}>
          <input {...form.bind("account")} autoComplete="off" autoCapitalize="none" spellCheck={false} placeholder="alice.near" />
        </Field>
      </Form>
      <div role="status" className="stack">
        {error && <Failure error={error} />}
        {fetching && <Loading lines={1} />}
        {access && asked && !fetching && (
          <>
            <p><Level level={access.level} /> <strong>{mayWords(access.level, access.source, asked)}</strong></p>
            <p>{reason(access)}</p>
            <p className="muted row">
              {access.givenBy && <span>Given by <EventLink position={access.givenBy} />.</span>}
              {access.endedBy && <span>Ended by <EventLink position={access.endedBy} />.</span>}
              {access.expiresAt && <span>Ends on <Moment at={access.expiresAt} full />.</span>}
              <span>As of <EventLink position={access.asOf} />.</span>
            </p>
          </>
        )}
      </div>
    </section>
  );
}
