import type { ChainIdentity, JournalBase, JournalEntry } from '../journal/entry.js';
import { JournalError } from '../journal/journalError.js';
import type { Block } from '../ledger/block.js';
import type { State } from '../ledger/state.js';
import { BlockStore } from './blockStore.js';
import type { ChainOptions } from './chainOptions.js';

/** What a chain goes on from. */
export interface Past {
  readonly store: BlockStore;
  readonly final: Block;
  readonly clockOffset: bigint;
  /** Heights above the head that a fork has used up. */
  readonly skipHeights: number;
}

/** Rebuilds a chain's past, entry by entry, into an empty state. */
export class PastReader {
  #past: { -readonly [K in keyof Past]: Past[K] } | undefined;

  constructor(private readonly options: ChainOptions, private readonly state: State) {}

  /** Undefined where there was no entry. */
  get past(): Past | undefined {
    return this.#past;
  }

  take(entry: JournalEntry): void {
    if (entry.type === 'base') return this.#start(entry.base);
    if (!this.#past) throw new JournalError('the journal does not begin with where it starts from');
    if (entry.type === 'fork') this.#past.skipHeights = dropBlocks(this.#past.store, this.state, entry.dropped).skipped;
    else this.#append(this.#past, entry.block, entry.clockOffset);
  }

  #start({ identity, genesis, first, final, state, clockOffset }: JournalBase): void {
    const here = identityOf(this.options);
    const other = (Object.keys(identity) as (keyof ChainIdentity)[]).find(name => identity[name] !== here[name]);
    if (other) {
      throw new JournalError(`the folder holds another chain: its ${other} is '${identity[other]}', the one asked for '${here[other]}'`);
    }
    this.state.restore(first.header.height, state);
    this.#past = { store: new BlockStore(genesis, first), final, clockOffset, skipHeights: 0 };
  }

  #append(past: NonNullable<PastReader['past']>, block: Block, clockOffset: bigint): void {
    const { store } = past;
    const { height, prevHash } = block.header;
    if (prevHash !== store.head.header.hash) throw new JournalError(`block ${height} does not follow on the one before it`);
    for (const { change } of block.changes) this.state.apply(height, change);
    for (const change of block.held) this.state.hold(height, change);
    store.append(block);
    const first = store.collect(this.options.keepBlocks, this.options.finalityLag);
    if (first !== null) this.state.prune(first);
    this.#past = { store, final: later(past.final, store.behind(this.options.finalityLag)), clockOffset, skipHeights: 0 };
  }
}

export function identityOf(options: ChainOptions): ChainIdentity {
  const { chainId, rootAccount, rootPublicKey, rootBalance, seed, finalityLag, startTime, genesisHeight } = options;
  return { chainId, rootAccount, rootPublicKey, rootBalance, seed, finalityLag, startTime, genesisHeight };
}

/** Takes `count` blocks off the chain, the oldest first in the answer, and the heights that they leave used up. */
export function dropBlocks(store: BlockStore, state: State, count: number): { dropped: Block[]; skipped: number } {
  const top = store.head.header.height;
  const dropped = Array.from({ length: count }, () => store.dropHead()).reverse();
  state.truncate(store.head.header.height);
  // The new branch goes on above the old one, as a chain does whose last blocks were orphaned.
  return { dropped, skipped: top - store.head.header.height };
}

export function later(one: Block, other: Block): Block {
  return other.header.ordinal > one.header.ordinal ? other : one;
}
