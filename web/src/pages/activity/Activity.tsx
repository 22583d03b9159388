import { useState } from "react";
import { useSearchParams } from "react-router";
import { useSession } from "../../session/useSession";
import { Field } from "../../ui/Field";
import { useTitle } from "../../ui/useTitle";
import "./activity.css";
import { Feed } from "./Feed";
import { groups, isGroup, type Group } from "./sentences";

const account = /^(?=.{2,64}$)[a-z\d]+([._-][a-z\d]+)*$/;

/** Whom the list is about; asked when it is sent, for names half typed are no accounts. */
function AccountFilter({ of, onChange }: { of: string; onChange: (account: string) => void }) {
  const [text, setText] = useState(of);
  const [wrong, setWrong] = useState(false);
  const send = () => {
    const name = text.trim();
    setWrong(name !== "" && !account.test(name));
    if (name === "" || account.test(name)) onChange(name);
  };
  return (
    <form className="feed-account" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Field label="Account" wrong={wrong && "That is no account's name: small letters, digits, and . _ - between them."}>
        <input type="search" value={text} placeholder="everyone" spellCheck={false} autoCapitalize="none" autoComplete="off"
          onChange={(event) => setText(event.target.value)} />
      </Field>
      <button type="submit" className="button">Show</button>
    </form>
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
  const whose = account.test(of) ? of : null;
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
