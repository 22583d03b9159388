import { makeOperation, type Exchange, type Operation } from "@urql/core";
import { filter, makeSubject, merge, pipe, tap } from "wonka";

/** Keeps the queries that somebody looks at, to ask them again: after a write, a live event, or the way back from being offline. */
export function refreshing(): { exchange: Exchange; refresh: () => void } {
  const shown = new Map<number, Operation>();
  const again = makeSubject<Operation>();

  const exchange: Exchange = ({ forward }) => (operations) => {
    const seen = pipe(
      operations,
      tap((operation) => {
        if (operation.kind === "query") shown.set(operation.key, operation);
        else if (operation.kind === "teardown") shown.delete(operation.key);
      }),
    );
    const asked = pipe(again.source, filter((operation) => shown.has(operation.key)));
    return forward(merge([seen, asked]));
  };

  const refresh = () => {
    for (const operation of shown.values())
      again.next(makeOperation("query", operation, { ...operation.context, requestPolicy: "network-only" }));
  };

  return { exchange, refresh };
}
