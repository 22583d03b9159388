import { makeOperation, type Exchange, type Operation } from "@urql/core";
import { filter, makeSubject, map, merge, pipe, tap } from "wonka";

interface Refreshing {
  readonly exchange: Exchange;
  readonly refresh: () => void;
  /** How often it was. */
  readonly count: () => number;
}

const pause = 3_000;

/**
 * Keeps the queries that somebody looks at, to ask them again: after a write, a live event, or the way back from being offline. What was
 * read before that and is looked at no more is not taken from the cache again.
 */
export function refreshing(): Refreshing {
  const shown = new Map<number, Operation>();
  const readAt = new Map<number, number>();
  const waiting = new Set<number>();
  const again = makeSubject<Operation>();
  let count = 0;

  const fresh = (operation: Operation) => {
    if (operation.context.requestPolicy === "cache-only") return operation;
    const old = (readAt.get(operation.key) ?? count) < count;
    readAt.set(operation.key, count);
    return old
      ? makeOperation("query", operation, { ...operation.context, requestPolicy: "network-only" })
      : operation;
  };

  /** Nobody answered: asked again in a while, if it is looked at still. */
  const later = (key: number) => {
    if (waiting.has(key)) return;
    waiting.add(key);
    setTimeout(() => {
      waiting.delete(key);
      const operation = shown.get(key);
      if (operation) ask(operation);
    }, pause);
  };

  const ask = (operation: Operation) => {
    readAt.set(operation.key, count);
    again.next(makeOperation("query", operation, { ...operation.context, requestPolicy: "network-only" }));
  };

  const exchange: Exchange = ({ forward }) => (operations) => {
    const seen = pipe(
      operations,
      tap((operation) => {
        if (operation.kind === "query") shown.set(operation.key, operation);
        else if (operation.kind === "teardown") shown.delete(operation.key);
      }),
      map((operation) => (operation.kind === "query" ? fresh(operation) : operation)),
    );
    const asked = pipe(again.source, filter((operation) => shown.has(operation.key)));
    return pipe(forward(merge([seen, asked])), tap(({ operation, error }) => {
      if (operation.kind === "query" && error?.networkError) later(operation.key);
    }));
  };

  const refresh = () => {
    count++;
    for (const operation of [...shown.values()]) ask(operation);
  };

  return { exchange, refresh, count: () => count };
}
