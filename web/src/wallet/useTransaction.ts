import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useCallback, useState } from "react";
import { type Options, transact, type TransactionState } from "./transaction";

/** One transaction at a time, with its state for `<TransactionStatus>`. */
export function useTransaction() {
  const [state, setState] = useState<TransactionState>({ step: "idle" });
  const run = useCallback(
    <Data extends object, Variables extends object>(
      prepare: TypedDocumentNode<Data, Variables>,
      variables: (publicKey: string) => Variables,
      options?: Options,
    ) => transact(prepare, variables, setState, options),
    [],
  );
  const reset = useCallback(() => setState({ step: "idle" }), []);
  const busy = state.step === "preparing" || state.step === "signing" || state.step === "running";
  return { state, run, reset, busy };
}
