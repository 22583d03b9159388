import type { SignedTransaction } from '../codec/transaction.js';

/** Transactions that wait for a block, each key's in the order of its nonces. */
export class Mempool {
  readonly #waiting = new Map<string, SignedTransaction>();

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  get(hash: string): SignedTransaction | undefined {
    return this.#waiting.get(hash);
  }

  add(transaction: SignedTransaction): void {
    this.#waiting.set(transaction.hash, transaction);
  }

  remove(hash: string): void {
    this.#waiting.delete(hash);
  }

  inOrder(): SignedTransaction[] {
    const slots = [...this.#waiting.values()];
    const byKey = new Map<string, SignedTransaction[]>();
    for (const transaction of slots) {
      const key = `${transaction.signerId} ${transaction.publicKey}`;
      byKey.set(key, [...byKey.get(key) ?? [], transaction]);
    }
    for (const group of byKey.values()) group.sort((a, b) => (a.nonce < b.nonce ? -1 : a.nonce > b.nonce ? 1 : 0));
    // Keys take turns as they came; within a key the lowest nonce goes first.
    return slots.map(({ signerId, publicKey }) => byKey.get(`${signerId} ${publicKey}`)!.shift()!);
  }
}
