import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useRef, useState } from "react";
import { client, refresh } from "../../../api/client";
import { sentenceOf } from "../../../api/errors";
import { position } from "../../../api/position";

type State = { readonly step: "idle" | "running" | "done" } | { readonly step: "refused"; readonly message: string };

interface Payload {
  readonly receipt: { readonly position: string | null } | null;
  readonly errors: readonly { readonly message: string }[] | null;
}

/** A mutation of the market itself, without a transaction. The same intention sent again is the same command. */
export function useCommand<Data, Input extends { idempotencyKey: string }>(
  mutation: TypedDocumentNode<Data, { input: Input }>, pick: (data: Data) => Payload,
) {
  const [state, setState] = useState<State>({ step: "idle" });
  const intention = useRef<{ of: string; key: string }>(null);
  const run = async (input: Omit<Input, "idempotencyKey">): Promise<boolean> => {
    const of = JSON.stringify(input);
    if (intention.current?.of !== of) intention.current = { of, key: crypto.randomUUID() };
    setState({ step: "running" });
    const answer = await client.mutation(mutation, { input: { ...input, idempotencyKey: intention.current.key } as Input });
    const payload = answer.data ? pick(answer.data) : null;
    const wrong = answer.error ? sentenceOf(answer.error) : payload?.errors?.[0]?.message;
    if (wrong !== undefined) {
      setState({ step: "refused", message: wrong });
      return false;
    }
    intention.current = null;
    position.saw(payload?.receipt?.position);
    refresh();
    setState({ step: "done" });
    return true;
  };
  return { state, run, busy: state.step === "running" };
}
