import { useSyncExternalStore } from "react";
import type { UnsignedTransactionFragment } from "./transaction.generated";
import { type Statement, WalletRefusal } from "./wallet";

/** What somebody is asked to sign. */
export type Asked =
  | { readonly kind: "statement"; readonly account: string; readonly statement: Statement }
  | { readonly kind: "transaction"; readonly account: string; readonly transaction: UnsignedTransactionFragment };

interface Waiting {
  readonly id: number;
  readonly asked: Asked;
  readonly answer: (approved: boolean) => void;
}

let count = 0;
let queue: readonly Waiting[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Waiting[]) {
  queue = next;
  for (const listener of listeners) listener();
}

/** Resolves when the person approves; refuses with `WalletRefusal` otherwise. One dialog after the other. */
export const approve = (asked: Asked): Promise<void> =>
  new Promise((resolve, reject) => {
    const waiting: Waiting = {
      id: ++count,
      asked,
      answer: (approved) => {
        if (!queue.includes(waiting)) return;
        set(queue.filter((other) => other !== waiting));
        if (approved) resolve();
        else reject(new WalletRefusal("You refused to sign this. Nothing was sent."));
      },
    };
    set([...queue, waiting]);
  });

export const useApproval = (): Waiting | undefined =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => queue[0],
  );
