import { useState } from "react";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/Notice";
import { createAccount, NameTaken } from "../../wallet/local/development";
import type { LocalAccount } from "../../wallet/local/keyStore";
import { makeAccount } from "../../wallet/local/localWallet";
import { nameFault, suggestedName } from "../../wallet/local/names";

const mostTries = 20;

/** One click: a key in the browser, and a funded account that has it. */
export function MakeAccount({ network, accounts, busy, made }: {
  network: string;
  accounts: readonly LocalAccount[];
  busy: boolean;
  made: (account: LocalAccount) => Promise<void>;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const held = accounts.map((a) => a.account);
  const name = typed ?? suggestedName(held);

  /** A name that was only suggested gives way to the next where another browser has it. */
  async function make(): Promise<LocalAccount> {
    if (typed !== null) return makeAccount(typed, network, createAccount);
    for (const taken = [...held]; ; ) {
      const next = suggestedName(taken);
      try {
        return await makeAccount(next, network, createAccount);
      } catch (error) {
        if (!(error instanceof NameTaken) || taken.length >= held.length + mostTries) throw error;
        taken.push(next);
      }
    }
  }

  function check() {
    const fault = nameFault(name);
    setWrong(fault);
    return fault === null;
  }

  async function send() {
    setFailed(null);
    setMaking(true);
    try {
      const account = await make();
      setTyped(null);
      await made(account);
    } catch (error) {
      const message = error instanceof Error ? error.message : "The account was not made.";
      if (error instanceof NameTaken) setWrong(message);
      else setFailed(message);
    } finally {
      setMaking(false);
    }
  }

  return (
    <section className="card stack" aria-labelledby="make">
      <h2 id="make">{accounts.length === 0 ? "Make your first account" : "Make another account"}</h2>
      <Form label={`Make ${name || "it"}`} running="Making it …" busy={making || busy} check={check} send={send}>
        <Field label="Name" hint="It gets 100 NEAR of the development chain, and you are logged in with it." wrong={wrong}>
          <input value={name} onChange={(e) => setTyped(e.target.value)} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
        {failed && <Notice kind="bad">{failed}</Notice>}
      </Form>
      <p className="muted small">
        The key is made in this browser, which signs with it but shows it to no script. Clearing the site's data removes it for good.
      </p>
    </section>
  );
}
