import { makeOperation, type Exchange, type Operation } from "@urql/core";
import { filter, makeSubject, map, merge, pipe, tap } from "wonka";

/**
 * Keeps the queries that somebody looks at, to ask them again: after a write, a live event, another login, or the way back from being
 * offline. What was read before that is not shown again from the cache.
 */
export function refreshing(): { exchange: Exchange; refresh: () => void } {
  const shown = new Map<number, Operation>();
  const read = new Map<number, number>();
  const again = makeSubject<Operation>();
  let round = 0;

  const exchange: Exchange = ({ forward }) => (operations) => {
    const seen = pipe(
      operations,
      tap((operation) => {
        if (operation.kind === "query") shown.set(operation.key, operation);
        else if (operation.kind === "teardown") shown.delete(operation.key);
      }),
      map((operation) => {
        if (operation.kind !== "query") return operation;
        const before = read.get(operation.key);
        read.set(operation.key, round);
        return before === undefined || before === round ? operation : anew(operation);
      }),
    );
    const asked = pipe(
      again.source,
      filter((operation) => shown.has(operation.key)),
      tap((operation) => read.set(operation.key, round)),
    );
    return forward(merge([seen, asked]));
  };

  const refresh = () => {
    round++;
    for (const operation of shown.values()) again.next(anew(operation));
  };

  return { exchange, refresh };
}

const anew = (operation: Operation) => makeOperation("query", operation, { ...operation.context, requestPolicy: "network-only" });
