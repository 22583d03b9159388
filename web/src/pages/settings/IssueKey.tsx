import { useState } from "react";
import type { ApiScope } from "../../api/schema.generated";
import { useCommand } from "../../api/useCommand";
import { CopyButton } from "../../ui/CopyButton";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/Notice";
import { wholeProblem } from "../../wallet/checks";
import { useForm } from "../../wallet/useForm";
import { scopeNames, scopes } from "./scopes";
import { IssueApiKeyDocument } from "./settings.generated";

/** A new key, which is shown this once. */
export function IssueKey() {
  const form = useForm({ name: "", days: "90" }, {
    name: (text) => (!text.trim() || text.trim().length > 64) && "1 to 64 characters, so that you know it again.",
    days: (text) => wholeProblem(text, 1, 366),
  });
  const [chosen, setChosen] = useState<readonly ApiScope[]>(["READ"]);
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const issue = useCommand(IssueApiKeyDocument, (d) => d.issueApiKey);
  const noScope = tried && chosen.length === 0;

  function check() {
    setTried(true);
    return form.check() && chosen.length > 0;
  }

  async function send() {
    const { name, days } = form.values;
    const input = { name: name.trim(), scopes: scopes.filter((s) => chosen.includes(s)), days: Number(days) };
    const issued = await issue.run((idempotencyKey) => ({ input: { idempotencyKey, ...input } }));
    if (!issued?.key) return;
    setKey(issued.key);
    form.reset();
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
    <Form label="Make the key" running="Making it …" busy={issue.busy} check={check} send={send}>
      <h3>Make a key</h3>
      <div className="pair">
        <Field label="Name" wrong={form.wrong("name")}>
          <input {...form.bind("name")} autoComplete="off" />
        </Field>
        <Field label="Days" hint="How long it works." wrong={form.wrong("days")}>
          <input {...form.bind("days")} inputMode="numeric" />
        </Field>
      </div>
      <fieldset className="choices">
        <legend>What it may do</legend>
        {scopes.map((scope) => (
          <label key={scope} htmlFor={`scope-${scope}`}>
            <input type="checkbox" id={`scope-${scope}`} checked={chosen.includes(scope)}
              aria-invalid={noScope || undefined} aria-describedby={noScope ? "scopes-wrong" : undefined}
              onChange={(e) => setChosen(e.target.checked ? [...chosen, scope] : chosen.filter((s) => s !== scope))} />
            <span>{scopeNames[scope].name} <span className="muted">{scopeNames[scope].may}</span></span>
          </label>
        ))}
        {noScope && <p className="wrong" id="scopes-wrong" role="alert">Choose at least one.</p>}
      </fieldset>
      {issue.wrong && <Notice kind="bad">{issue.wrong}</Notice>}
    </Form>
  );
}
