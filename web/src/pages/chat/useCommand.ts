import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useCallback, useRef, useState } from "react";
import { client, refresh } from "../../api/client";
import { sentenceOf } from "../../api/errors";

interface Payload {
  readonly errors: readonly { readonly message: string }[] | null;
}

/** A mutation of chats: what it is refused for, and one idempotency key for one wish, however often it is sent. */
export function useCommand<Data extends Record<string, Payload | string | undefined>, Variables extends object>(
  document: TypedDocumentNode<Data, Variables>,
) {
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const wish = useRef({ of: "", key: "" });
  const run = useCallback(async (variables: (key: string) => Variables): Promise<Data | null> => {
    const of = JSON.stringify(variables(""));
    if (wish.current.of !== of) wish.current = { of, key: crypto.randomUUID() };
    setBusy(true);
    setWrong(null);
    const { data, error } = await client.mutation<Data, Variables>(document, variables(wish.current.key));
    setBusy(false);
    const payload = Object.values(data ?? {}).find((value): value is Payload => typeof value === "object");
    const refusal = error ? sentenceOf(error) : payload?.errors?.[0]?.message;
    if (refusal !== undefined || !data) {
      setWrong(refusal ?? "That went wrong.");
      return null;
    }
    wish.current = { of: "", key: "" };
    refresh();
    return data;
  }, [document]);
  return { run, wrong, busy };
}
