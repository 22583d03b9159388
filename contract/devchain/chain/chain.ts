import { sha256 } from '../codec/hash.js';
import { keyPairFromSeed, type KeyPair } from '../codec/keys.js';
import type { SignedTransaction } from '../codec/transaction.js';
import type { Block, PendingWork } from '../ledger/block.js';
import { Draft } from '../ledger/draft.js';
import type { Receipt } from '../ledger/receipt.js';
import { State } from '../ledger/state.js';
import { BlockRun } from '../runtime/applyBlock.js';
import type { BlockContext } from '../runtime/blockContext.js';
import { chargeSigner } from '../runtime/chargeSigner.js';
import { checkShape } from '../runtime/checkShape.js';
import { InvalidTransaction } from '../runtime/invalidTransaction.js';
import { BlockStore } from './blockStore.js';
import { ChainClock } from './chainClock.js';
import { CHAIN_DEFAULTS, GAS_PRICE, type ChainOptions } from './chainOptions.js';
import { Chronicle } from './chronicle.js';
import { createGenesis } from './genesis.js';
import { Mempool } from './mempool.js';
import { dropBlocks, later, type Past } from './past.js';
import { sealBlock, sealEmptyBlock, type BlockPlan } from './sealBlock.js';

/** Gas of transactions taken into one block; the rest waits. */
const TRANSACTION_GAS = 5e14;
const REFUSALS_KEPT = 1000;

/** Irregularities that a test asks of the blocks to come. */
export interface Irregularities {
  skipHeights: number;
  missChunks: number;
  /** Blocks by which receipts made from now on are held back. */
  delayReceipts: number;
}

/** A single-shard chain: transactions go in by `submit`, blocks come by `produceBlock`. */
export class Chain {
  readonly options: ChainOptions;
  readonly state = new State();
  readonly store: BlockStore;
  readonly mempool = new Mempool();
  readonly validator: KeyPair;
  readonly clock: ChainClock;
  readonly irregular: Irregularities = { skipHeights: 0, missChunks: 0, delayReceipts: 0 };
  readonly #refused = new Map<string, InvalidTransaction>();
  readonly #listeners = new Set<(block: Block) => void>();
  #final: Block;
  readonly #chronicle: Chronicle;
  #lastWork = 0;

  constructor(options: Partial<ChainOptions> & Pick<ChainOptions, 'rootPublicKey'>) {
    this.options = { ...CHAIN_DEFAULTS, ...options };
    this.validator = keyPairFromSeed(sha256('validator', this.options.seed));
    this.clock = new ChainClock(this.options.startTime, this.options.blockNanoseconds);
    this.#chronicle = new Chronicle(this.options, this.state);
    const past = this.#chronicle.past ?? this.#begin();
    this.store = past.store;
    this.#final = past.final;
    this.#lastWork = this.head.header.ordinal;
    this.clock.advance(past.clockOffset);
    this.irregular.skipHeights = past.skipHeights;
  }

  get head(): Block {
    return this.store.head;
  }

  /** Never goes back: a fork ends above it. */
  get final(): Block {
    return this.#final;
  }

  /** True while blocks should come quickly: there is something to execute, or to make final. */
  get isBusy(): boolean {
    const { receipts, delayed } = this.head.pending;
    return !this.mempool.isEmpty || receipts.length > 0 || delayed.length > 0
      || this.head.header.ordinal < this.#lastWork + this.options.finalityLag;
  }

  /** Takes a transaction in for the next block. One that is known already is not taken twice. Throws `InvalidTransaction`. */
  submit(transaction: SignedTransaction): void {
    if (this.store.transaction(transaction.hash) || this.mempool.get(transaction.hash)) return;
    this.#check(transaction);
    chargeSigner(transaction, new Draft(this.state.at()), this.head.header.height + 1, GAS_PRICE);
    this.#refused.delete(transaction.hash);
    this.mempool.add(transaction);
  }

  /** Why a transaction that was taken in did not make it into a block. */
  refusal(hash: string): InvalidTransaction | undefined {
    return this.#refused.get(hash);
  }

  /** Calls `listener` after each block; gives the function that stops it. */
  onBlock(listener: (block: Block) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  produceBlock(): Block {
    const context = this.#nextContext();
    const run = new BlockRun(this.state, context);
    const block = this.irregular.missChunks > 0 ? this.#missChunk(run) : this.#runChunk(run);
    this.#keep(block);
    this.store.append(block);
    this.#final = later(this.#final, this.store.behind(this.options.finalityLag));
    if (run.outcomes.length > 0) this.#lastWork = block.header.ordinal;
    this.#collect();
    for (const listener of this.#listeners) listener(block);
    return block;
  }

  /** Abandons up to `depth` blocks that are not final; their transactions wait again. Gives the blocks abandoned. */
  fork(depth: number): Block[] {
    const count = Math.min(depth, this.head.header.ordinal - this.final.header.ordinal);
    if (count === 0) return [];
    this.#chronicle.fork(count);
    const { dropped, skipped } = dropBlocks(this.store, this.state, count);
    for (const transaction of dropped.flatMap(block => block.chunk.transactions)) this.mempool.add(transaction);
    this.irregular.skipHeights += skipped;
    this.#lastWork = this.head.header.ordinal;
    return dropped;
  }

  /** Lets go of the folder the chain is kept in. Nothing may be asked of the chain after it. */
  close(): void {
    this.#chronicle.close();
  }

  #begin(): Past {
    const genesis = createGenesis(this.options, this.state, this.clock, this.validator);
    const past = { store: new BlockStore(genesis), final: genesis, clockOffset: 0n, skipHeights: 0 };
    this.#chronicle.begin(past);
    return past;
  }

  /** A block is kept before anyone can hear of it. Where that fails it never was. */
  #keep(block: Block): void {
    try {
      this.#chronicle.block(block, this.clock.offset);
    } catch (cause) {
      this.state.truncate(this.head.header.height);
      for (const transaction of block.chunk.transactions) this.mempool.add(transaction);
      throw cause;
    }
  }

  #nextContext(): BlockContext {
    const { header } = this.head;
    const height = header.height + 1 + this.irregular.skipHeights;
    this.irregular.skipHeights = 0;
    return {
      height,
      timestamp: this.clock.next(header.timestamp, header.ordinal + 1),
      epochHeight: 1,
      gasPrice: GAS_PRICE,
      randomSeed: sha256(this.options.seed, header.hash, String(height)),
      trieNodes: this.options.trieNodes,
    };
  }

  #runChunk(run: BlockRun): Block {
    const { receipts: incoming, delayed } = this.head.pending;
    const { height } = run.block;
    for (const transaction of this.mempool.inOrder()) {
      if (run.gasUsed >= TRANSACTION_GAS) break;
      this.mempool.remove(transaction.hash);
      if (this.#expired(transaction)) this.#refuse(transaction, new InvalidTransaction('Expired'));
      else run.convert(transaction);
    }
    for (const { transaction, error } of run.refused) this.#refuse(transaction, error);
    const due = delayed.filter(({ fromHeight }) => fromHeight <= height).map(({ receipt }) => receipt);
    const leftOver = run.run([...due, ...incoming]).map(receipt => ({ receipt, fromHeight: height + 1 }));
    const held = this.irregular.delayReceipts;
    const pending: PendingWork = {
      receipts: held > 0 ? [] : run.outgoing,
      delayed: [
        ...leftOver, ...delayed.filter(({ fromHeight }) => fromHeight > height),
        ...(held > 0 ? run.outgoing.map(receipt => ({ receipt, fromHeight: height + 1 + held })) : []),
      ],
    };
    return sealBlock(this.#plan(run, incoming, pending), run, this.validator);
  }

  #missChunk(run: BlockRun): Block {
    this.irregular.missChunks--;
    const plan = this.#plan(run, [], this.head.pending);
    return sealEmptyBlock(plan, run, this.head.chunk, this.validator);
  }

  #plan({ block }: BlockRun, receipts: readonly Receipt[], pending: PendingWork): BlockPlan {
    const lastFinalHash = later(this.#final, this.store.behind(this.options.finalityLag - 1)).header.hash;
    return {
      parent: this.head.header, height: block.height, timestamp: block.timestamp, randomValue: block.randomSeed,
      lastFinalHash, receipts, pending,
    };
  }

  #collect(): void {
    const first = this.store.collect(this.options.keepBlocks, this.options.finalityLag);
    if (first === null) return;
    this.state.prune(first);
    this.#chronicle.shorten({ store: this.store, final: this.final, clockOffset: this.clock.offset, skipHeights: 0 });
  }

  #check(transaction: SignedTransaction): void {
    checkShape(transaction);
    if (this.#expired(transaction)) throw new InvalidTransaction('Expired');
  }

  #expired(transaction: SignedTransaction): boolean {
    const base = this.store.byHash(transaction.blockHash);
    return !base || !this.store.isCanonical(base)
      || this.head.header.height + 1 - base.header.height > this.options.transactionValidity;
  }

  #refuse(transaction: SignedTransaction, error: InvalidTransaction): void {
    if (this.#refused.size >= REFUSALS_KEPT) this.#refused.delete(this.#refused.keys().next().value!);
    this.#refused.set(transaction.hash, error);
  }
}
