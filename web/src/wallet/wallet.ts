import { useSyncExternalStore } from "react";
import type { UnsignedTransactionFragment } from "./transaction.generated";

/** A statement after NEP-413, as `openLogin` and `openKeyRegistration` give it. */
export interface Statement {
  readonly message: string;
  readonly nonce: string;
  readonly recipient: string;
}

export interface SignedStatement {
  readonly publicKey: string;
  /** Ed25519, base64. */
  readonly signature: string;
}

/** What holds the keys. It shows what is signed and may refuse: `WalletRefusal`. */
export interface Wallet {
  readonly kind: "local" | "selector";
  readonly name: string;
  readonly account: string;
  /** "ed25519:" and base58: the full-access key that signs. */
  readonly publicKey: string;
  signStatement(statement: Statement): Promise<SignedStatement>;
  /** Signs and leaves the sending to us, or sends by itself. */
  signTransaction(transaction: UnsignedTransactionFragment): Promise<{ signedTransaction: string } | { hash: string }>;
}

/** The person said no, or the wallet cannot. */
export class WalletRefusal extends Error {}

let current: Wallet | null = null;
const listeners = new Set<() => void>();

export const connection = {
  get current() {
    return current;
  },
  set(next: Wallet | null) {
    current = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export const useWallet = (): Wallet | null => useSyncExternalStore(connection.subscribe, () => connection.current);
