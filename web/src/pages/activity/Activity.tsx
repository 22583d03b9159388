import { useState } from "react";
import { useSearchParams } from "react-router";
import { useSession } from "../../session/useSession";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { useTitle } from "../../ui/useTitle";
import { accountProblem } from "../../wallet/checks";
import { useForm } from "../../wallet/useForm";
import "./activity.css";
import { Feed } from "./Feed";
import { groups, isGroup, type Group } from "./sentences";

const optional = (account: string) => (account.trim() ? accountProblem(account) : undefined);

/** Whom the list is about; asked when it is sent, for names half typed are no accounts. */
function AccountFilter({ of, onChange }: { of: string; onChange: (account: string) => void }) {
  const form = useForm({ account: of }, { account: optional });
  return (
    <Form className="feed-account" label="Show" tone="" check={form.check} send={() => onChange(form.values.account.trim())}>
      <Field label="Account" wrong={form.wrong("account")}>
        <input type="search" {...form.bind("account")} placeholder="everyone" spellCheck={false} autoCapitalize="none" autoComplete="off" />
      </Field>
    </Form>
  );
}

export function Activity() {
  useTitle("Activity");
  const [query, setQuery] = useSearchParams();
  const [turn, setTurn] = useState(0);
  const viewer = useSession()?.account;
  const named = query.get("show");
  const group: Group | null = isGroup(named) ? named : null;
  const of = query.get("account") ?? "";
  const whose = of && !optional(of) ? of : null;
  const change = (name: string, value: string | null) =>
    setQuery((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  return (
    <div className="stack">
      <h1>Activity</h1>
      <p className="muted">What happens in the market, as it happens. Each entry has its place in the audit log, and its proof there.</p>
      <div className="feed-filters">
        <div className="row" role="group" aria-label="Show">
          <button type="button" className="chip" aria-pressed={group === null} onClick={() => change("show", null)}>Everything</button>
          {Object.entries(groups).map(([name, [title]]) => (
            <button key={name} type="button" className="chip" aria-pressed={name === group} onClick={() => change("show", name)}>
              {title}
            </button>
          ))}
        </div>
        <AccountFilter key={of} of={of} onChange={(name) => change("account", name)} />
      </div>
      <Feed key={`${viewer} ${whose} ${turn}`} account={whose} group={group} onGap={() => setTurn(turn + 1)} />
    </div>
  );
}
