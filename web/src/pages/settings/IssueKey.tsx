import { useState, type FormEvent } from "react";
import type { ApiScope } from "../../api/schema.generated";
import { useCommand } from "../../api/useCommand";
import { CopyButton } from "../../ui/CopyButton";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { scopeNames, scopes } from "./scopes";
import { IssueApiKeyDocument } from "./settings.generated";

/** A new key, which is shown this once. */
export function IssueKey() {
  const [name, setName] = useState("");
  const [days, setDays] = useState("90");
  const [chosen, setChosen] = useState<readonly ApiScope[]>(["READ"]);
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const issue = useCommand(IssueApiKeyDocument, (d) => d.issueApiKey);
  const nameWrong = name.trim() === "" || name.length > 64 ? "1 to 64 characters, so that you know it again." : null;
  const daysWrong = /^\d+$/.test(days) && Number(days) >= 1 && Number(days) <= 366 ? null : "1 to 366 days.";
  const scopesWrong = chosen.length === 0 ? "Choose at least one." : null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (nameWrong || daysWrong || scopesWrong) return;
    const input = { name: name.trim(), scopes: scopes.filter((s) => chosen.includes(s)), days: Number(days) };
    const issued = await issue.run((idempotencyKey) => ({ input: { idempotencyKey, ...input } }));
    if (!issued?.key) return;
    setKey(issued.key);
    setName("");
    setTried(false);
  }

  if (key)
    return (
      <div className="stack">
        <Notice kind="good">Your key. It is shown this once: copy it to where it is used, as you would a password.</Notice>
        <pre className="secret" tabIndex={0}>{key}</pre>
        <div className="row">
          <CopyButton text={key} what="the key" label="Copy the key" />
          <button type="button" className="button" onClick={() => setKey(null)}>I have it</button>
        </div>
      </div>
    );

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <h3>Make a key</h3>
      <div className="pair">
        <Field label="Name" wrong={tried && nameWrong}>
          <input value={name} onChange={(e) => setName(e.target.value)} autoComplete="off" />
        </Field>
        <Field label="Days" hint="How long it works." wrong={tried && daysWrong}>
          <input value={days} onChange={(e) => setDays(e.target.value)} inputMode="numeric" />
        </Field>
      </div>
      <fieldset className="choices" aria-describedby={tried && scopesWrong ? "scopes-wrong" : undefined}>
        <legend>What it may do</legend>
        {scopes.map((scope) => (
          <label key={scope} htmlFor={`scope-${scope}`}>
            <input type="checkbox" id={`scope-${scope}`} checked={chosen.includes(scope)}
              onChange={(e) => setChosen(e.target.checked ? [...chosen, scope] : chosen.filter((s) => s !== scope))} />
            <span>{scopeNames[scope].name} <span className="muted">{scopeNames[scope].may}</span></span>
          </label>
        ))}
        {tried && scopesWrong && <p className="wrong" id="scopes-wrong" role="alert">{scopesWrong}</p>}
      </fieldset>
      {issue.wrong && <Notice kind="bad">{issue.wrong}</Notice>}
      <div><button type="submit" className="button main" disabled={issue.busy}>{issue.busy ? "Making it …" : "Make the key"}</button></div>
    </form>
  );
}
