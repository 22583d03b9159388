import { useState } from "react";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/Notice";
import { createAccount, NameTaken } from "../../wallet/local/development";
import type { LocalAccount } from "../../wallet/local/keyStore";
import { makeAccount } from "../../wallet/local/localWallet";
import { nameFault, suggestedName } from "../../wallet/local/names";
import { useForm } from "../../wallet/useForm";

const mostTries = 20;

/** One click: a key in the browser, and a funded account that has it. */
export function MakeAccount({ network, accounts, busy, made }: {
  network: string;
  accounts: readonly LocalAccount[];
  busy: boolean;
  made: (account: LocalAccount) => Promise<void>;
}) {
  const held = accounts.map((a) => a.account);
  const [suggested, setSuggested] = useState(() => suggestedName(held));
  const [taken, setTaken] = useState<{ name: string; why: string } | null>(null);
  const form = useForm({ name: suggested }, { name: (text) => nameFault(text) ?? (text === taken?.name && taken.why) });
  const [making, setMaking] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const { name } = form.values;

  /** A name that was only suggested gives way to the next where another browser has it. */
  async function make(): Promise<LocalAccount> {
    if (name !== suggested) return makeAccount(name, network, createAccount);
    const others = [...held];
    for (let next = name; ; next = suggestedName(others)) {
      try {
        return await makeAccount(next, network, createAccount);
      } catch (error) {
        if (!(error instanceof NameTaken) || others.length >= held.length + mostTries) throw error;
        others.push(next);
      }
    }
  }

  async function send() {
    setFailed(null);
    setMaking(true);
    try {
      const account = await make();
      const next = suggestedName([...held, account.account]);
      setSuggested(next);
      form.set({ name: next });
      await made(account);
    } catch (error) {
      const message = error instanceof Error ? error.message : "The account was not made.";
      if (error instanceof NameTaken) setTaken({ name, why: message });
      else setFailed(message);
    } finally {
      setMaking(false);
    }
  }

  return (
    <section className="card stack" aria-labelledby="make">
      <h2 id="make">{accounts.length === 0 ? "Make your first account" : "Make another account"}</h2>
      {accounts.length === 0 && (
        <p>An account is who you are here: it pays, owns what it buys, and holds the rights that it is given. One click makes one.</p>
      )}
      <Form label={`Make ${name || "it"}`} running="Making it …" busy={making || busy} check={form.check} send={send}>
        <Field label="Name" hint="It gets 100 NEAR of the development chain, and you are logged in with it." wrong={form.wrong("name")}>
          <input {...form.bind("name")} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
        {failed && <Notice kind="bad">{failed}</Notice>}
      </Form>
      <p className="muted small">
        The key is made in this browser, which signs with it but shows it to no script. Clearing the site's data removes it for good.
      </p>
    </section>
  );
}
