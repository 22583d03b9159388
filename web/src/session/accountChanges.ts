import type { session } from "./session";

/** Calls whenever another account is logged in, or none any more. Who comes back at the start is the first: nothing was asked before. */
export function accountChanges(source: Pick<typeof session, "current" | "restoring" | "subscribe">, call: () => void): () => void {
  let known = !source.restoring;
  let account = source.current?.account;
  return source.subscribe(() => {
    if (source.restoring) return;
    const same = !known || source.current?.account === account;
    known = true;
    account = source.current?.account;
    if (!same) call();
  });
}
