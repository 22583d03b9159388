import type { SignedTransaction } from '../codec/transaction.js';
import type { Block } from '../ledger/block.js';
import type { Outcome } from '../ledger/outcome.js';
import type { Receipt } from '../ledger/receipt.js';

export interface Located<T> {
  readonly value: T;
  readonly block: Block;
}

const COLLECT_AT_ONCE = 64;

/** The canonical chain and what it holds, by hash, height and id. */
export class BlockStore {
  readonly #chain: Block[] = [];
  readonly #byHash = new Map<string, Block>();
  readonly #byHeight = new Map<number, Block>();
  readonly #byChunk = new Map<string, Block>();
  readonly #transactions = new Map<string, Located<SignedTransaction>>();
  readonly #outcomes = new Map<string, Located<Outcome>>();
  readonly #receipts = new Map<string, Located<Receipt>>();

  /** `first` is the oldest block kept. */
  constructor(readonly genesis: Block, first = genesis) {
    this.append(first);
  }

  get head(): Block {
    return this.#chain.at(-1)!;
  }

  get earliest(): Block {
    return this.#chain[0]!;
  }

  /** The blocks from `height` on, the lowest first. */
  *from(height: number): Generator<Block> {
    let low = 0;
    for (let high = this.#chain.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (this.#chain[middle]!.header.height < height) low = middle + 1;
      else high = middle;
    }
    for (; low < this.#chain.length; low++) yield this.#chain[low]!;
  }

  /** The block `lag` behind the head, genesis at least. */
  behind(lag: number): Block {
    return this.#chain[Math.max(0, this.#chain.length - 1 - lag)]!;
  }

  byHash(hash: string): Block | undefined {
    return this.#byHash.get(hash);
  }

  byHeight(height: number): Block | undefined {
    return this.#byHeight.get(height);
  }

  byChunk(hash: string): Block | undefined {
    return this.#byChunk.get(hash);
  }

  transaction(hash: string): Located<SignedTransaction> | undefined {
    return this.#transactions.get(hash);
  }

  outcome(id: string): Located<Outcome> | undefined {
    return this.#outcomes.get(id);
  }

  receipt(id: string): Located<Receipt> | undefined {
    return this.#receipts.get(id);
  }

  isCanonical(block: Block): boolean {
    return this.#byHeight.get(block.header.height) === block;
  }

  append(block: Block): void {
    this.#chain.push(block);
    this.#byHash.set(block.header.hash, block);
    this.#byHeight.set(block.header.height, block);
    if (block.chunk.heightIncluded !== block.header.height) return;
    this.#byChunk.set(block.chunk.hash, block);
    for (const value of block.chunk.transactions) this.#transactions.set(value.hash, { value, block });
    for (const value of block.outcomes) this.#outcomes.set(value.id, { value, block });
    for (const value of block.made) this.#receipts.set(value.id, { value, block });
  }

  /** Takes the head off the chain. Like a node that saw a fork, it still knows the block by its hash. */
  dropHead(): Block {
    const block = this.#chain.pop()!;
    this.#byHeight.delete(block.header.height);
    this.#forget(block);
    return block;
  }

  /**
   * Collects all but the newest `keep` blocks (0 = none) and those that are not final; in batches. Gives the first height
   * kept, or null where it was too early.
   */
  collect(keepBlocks: number, finalityLag: number): number | null {
    const keep = Math.max(keepBlocks, finalityLag + 1);
    if (keepBlocks === 0 || this.#chain.length < keep + COLLECT_AT_ONCE) return null;
    for (const block of this.#chain.splice(0, this.#chain.length - keep)) {
      this.#byHash.delete(block.header.hash);
      this.#byHeight.delete(block.header.height);
      this.#forget(block);
    }
    return this.earliest.header.height;
  }

  #forget(block: Block): void {
    if (block.chunk.heightIncluded !== block.header.height) return;
    this.#byChunk.delete(block.chunk.hash);
    for (const { hash } of block.chunk.transactions) this.#transactions.delete(hash);
    for (const { id } of block.outcomes) this.#outcomes.delete(id);
    for (const { id } of block.made) this.#receipts.delete(id);
  }
}
