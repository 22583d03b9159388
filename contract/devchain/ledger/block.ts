import type { SignedTransaction } from '../codec/transaction.js';
import type { CausedChange } from './change.js';
import type { HeldChange } from './held.js';
import type { Outcome } from './outcome.js';
import type { ActionReceipt, Receipt } from './receipt.js';

/** The one chunk of a block's one shard; carried over unchanged into a block that misses its own. */
export interface Chunk {
  readonly hash: string;
  readonly prevBlockHash: string;
  readonly heightCreated: number;
  readonly heightIncluded: number;
  readonly prevStateRoot: string;
  readonly outcomeRoot: string;
  readonly receiptsRoot: string;
  readonly transactionsRoot: string;
  readonly gasUsed: number;
  readonly balanceBurnt: bigint;
  readonly signature: string;
  readonly transactions: readonly SignedTransaction[];
  /** Receipts of the block before that this chunk carries in. */
  readonly receipts: readonly Receipt[];
}

/** Fields the header's hash covers, beside what the chunk commits to. */
export interface BlockHeader {
  readonly height: number;
  readonly hash: string;
  readonly prevHash: string;
  readonly prevHeight: number;
  readonly ordinal: number;
  readonly timestamp: bigint;
  readonly stateRoot: string;
  readonly outcomeRoot: string;
  readonly lastFinalHash: string;
  readonly lastDoomslugFinalHash: string;
  readonly merkleRoot: string;
  readonly randomValue: string;
  readonly totalSupply: bigint;
  readonly signature: string;
}

export interface Block {
  readonly header: BlockHeader;
  readonly chunk: Chunk;
  /** Outcomes of this block, the transactions' first, in order of execution. */
  readonly outcomes: readonly Outcome[];
  /** The receipts whose outcomes these are, in the same order; transactions have none. */
  readonly executed: readonly ActionReceipt[];
  readonly changes: readonly CausedChange[];
  readonly held: readonly HeldChange[];
  /** Receipts that came to be in this block, wherever they run. */
  readonly made: readonly Receipt[];
  /** What is still to be done when the block ends. */
  readonly pending: PendingWork;
}

export interface PendingWork {
  /** For the next block. */
  readonly receipts: readonly Receipt[];
  /** Left over for want of gas or held back by a test; each runs from a height on. */
  readonly delayed: readonly { readonly receipt: Receipt; readonly fromHeight: number }[];
}
