import { makeOperation, type CombinedError, type Exchange, type Operation } from "@urql/core";
import { filter, makeSubject, map, merge, pipe, tap } from "wonka";
import { codeOf } from "./errors";

export interface Refreshing {
  readonly exchange: Exchange;
  readonly refresh: () => void;
  /** How often it was. */
  readonly count: () => number;
}

/** For asking again what is shown: where nobody answers then, it stays. */
export const anew = { requestPolicy: "network-only", again: true } as const;

const pause = 3_000;
const longest = 30_000;
const passing = ["POSITION_NOT_REACHED", "INVALID_POSITION", "RATE_LIMITED"];
const passes = (error: CombinedError | undefined) => Boolean(error?.networkError) || passing.includes(codeOf(error) ?? "");

/**
 * Keeps the queries that somebody looks at, to ask them again: after a write, a live event, or the way back from being offline. What was
 * read before that and is looked at no more is not taken from the cache again. Where nobody answers then, what is shown stays, and with it
 * what was typed there.
 */
export function refreshing(): Refreshing {
  const shown = new Map<number, Operation>();
  const readAt = new Map<number, number>();
  const waiting = new Map<number, ReturnType<typeof setTimeout>>();
  const failures = new Map<number, number>();
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

  /** Nobody answered: asked again in a while, in twice that the next time, if it is looked at still. */
  const later = (key: number) => {
    if (waiting.has(key) || !shown.has(key)) return;
    const failed = failures.get(key) ?? 0;
    failures.set(key, failed + 1);
    waiting.set(key, setTimeout(() => {
      waiting.delete(key);
      const operation = shown.get(key);
      if (operation) ask(operation);
    }, Math.min(longest, pause * 2 ** Math.min(failed, 10)) * (0.5 + Math.random() / 2)));
  };

  const forget = (key: number) => {
    clearTimeout(waiting.get(key));
    waiting.delete(key);
    failures.delete(key);
  };

  const ask = (operation: Operation) => {
    readAt.set(operation.key, count);
    again.next(makeOperation("query", operation, { ...operation.context, ...anew }));
  };

  /** Who asks anew by urql's own hook looks away, and again at once. */
  const left = (key: number) => {
    shown.delete(key);
    setTimeout(() => {
      if (shown.has(key)) return;
      answered.delete(key);
      forget(key);
    });
  };

  const exchange: Exchange = ({ forward }) => (operations) => {
    const seen = pipe(
      operations,
      tap((operation) => {
        if (operation.kind === "query") shown.set(operation.key, operation);
        else if (operation.kind === "teardown") left(operation.key);
      }),
      map((operation) => (operation.kind === "query" ? fresh(operation) : operation)),
    );
    const asked = pipe(again.source, filter((operation) => shown.has(operation.key)));
    return pipe(
      forward(merge([seen, asked])),
      tap(({ operation, error }) => {
        if (operation.kind !== "query") return;
        if (passes(error)) later(operation.key);
        else forget(operation.key);
        if (!error) answered.add(operation.key);
      }),
      filter(({ operation, error }) => !(operation.context["again"] && passes(error) && answered.has(operation.key))),
    );
  };

  const refresh = () => {
    count++;
    for (const operation of [...shown.values()]) {
      forget(operation.key);
      ask(operation);
    }
  };

  return { exchange, refresh, count: () => count };
}
