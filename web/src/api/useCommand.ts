import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useRef, useState } from "react";
import type { AnyVariables } from "urql";
import { client, refresh } from "./client";
import { sentenceOf } from "./errors";
import { position } from "./position";

interface Payload {
  readonly receipt?: { readonly position: string | null } | null;
  readonly errors: readonly { readonly message?: string }[] | null;
}

/**
 * A mutation that the market does at once: its refusal in a sentence, and the screen asked again once it is done. The idempotency key stays
 * as long as the same is tried again, and is a new one for anything else.
 */
export function useCommand<Data, Variables extends AnyVariables, Answer extends Payload>(
  document: TypedDocumentNode<Data, Variables>,
  pick: (data: Data) => Answer,
) {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const intention = useRef<{ of: string; key: string } | null>(null);

  async function run(variables: (idempotencyKey: string) => Variables): Promise<Answer | null> {
    const of = JSON.stringify(variables(""));
    if (intention.current?.of !== of) intention.current = { of, key: crypto.randomUUID() };
    setBusy(true);
    setDone(false);
    setWrong(null);
    const answer = await client.mutation<Data, Variables>(document, variables(intention.current.key));
    setBusy(false);
    const payload = answer.data && !answer.error ? pick(answer.data) : null;
    const refusal = answer.error ? sentenceOf(answer.error) : payload?.errors?.[0]?.message;
    if (refusal !== undefined || !payload) {
      setWrong(refusal ?? "The market gave no answer.");
      return null;
    }
    intention.current = null;
    position.saw(payload.receipt?.position);
    refresh();
    setDone(true);
    return payload;
  }

  return { busy, done, wrong, run, reset: () => setWrong(null) };
}
