import { makeOperation, type CombinedError, type Exchange, type Operation } from "@urql/core";
import { filter, makeSubject, map, merge, pipe, tap } from "wonka";
import { codeOf } from "./errors";

interface Refreshing {
  readonly exchange: Exchange;
  readonly refresh: () => void;
  /** How often it was. */
  readonly count: () => number;
}

const pause = 3_000;
const passing = ["POSITION_NOT_REACHED", "RATE_LIMITED"];
const passes = (error: CombinedError | undefined) => Boolean(error?.networkError) || passing.includes(codeOf(error) ?? "");

/**
 * Keeps the queries that somebody looks at, to ask them again: after a write, a live event, or the way back from being offline. What was
 * read before that and is looked at no more is not taken from the cache again. Where nobody answers then, what is shown stays, and with it
 * what was typed there.
 */
export function refreshing(): Refreshing {
  const shown = new Map<number, Operation>();
  const readAt = new Map<number, number>();
  const waiting = new Set<number>();
  const answered = new Set<number>();
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
    again.next(makeOperation("query", operation, { ...operation.context, requestPolicy: "network-only", again: true }));
  };

  const exchange: Exchange = ({ forward }) => (operations) => {
    const seen = pipe(
      operations,
      tap((operation) => {
        if (operation.kind === "query") shown.set(operation.key, operation);
        else if (operation.kind === "teardown") {
          shown.delete(operation.key);
          answered.delete(operation.key);
        }
      }),
      map((operation) => (operation.kind === "query" ? fresh(operation) : operation)),
    );
    const asked = pipe(again.source, filter((operation) => shown.has(operation.key)));
    return pipe(
      forward(merge([seen, asked])),
      tap(({ operation, error }) => {
        if (operation.kind !== "query") return;
        if (passes(error)) later(operation.key);
        if (!error) answered.add(operation.key);
      }),
      filter(({ operation, error }) => !(operation.context["again"] && passes(error) && answered.has(operation.key))),
    );
  };

  const refresh = () => {
    count++;
    for (const operation of [...shown.values()]) ask(operation);
  };

  return { exchange, refresh, count: () => count };
}
