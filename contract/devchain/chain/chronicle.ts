import type { JournalBase } from '../journal/entry.js';
import { Journal } from '../journal/journal.js';
import type { Block } from '../ledger/block.js';
import type { State } from '../ledger/state.js';
import type { ChainOptions } from './chainOptions.js';
import { identityOf, PastReader, type Past } from './past.js';

/** Keeps a chain's history in its folder, where it has one. */
export class Chronicle {
  readonly #journal: Journal | undefined;
  /** What the folder told; undefined where it was empty, or there is none. */
  readonly past: Past | undefined;

  /** Reads the folder into the empty `state`. Throws `JournalError`. */
  constructor(private readonly options: ChainOptions, private readonly state: State) {
    const reader = new PastReader(options, state);
    this.#journal = options.journal && new Journal(options.journal, entry => reader.take(entry));
    this.past = reader.past;
    // A fork that no block has followed yet is told by its entry alone.
    if (this.past?.skipHeights === 0 && options.keepBlocks > 0) this.#rewrite(this.past);
  }

  begin(past: Past): void {
    this.#journal?.append({ type: 'base', base: this.#base(past) });
  }

  block(block: Block, clockOffset: bigint): void {
    this.#journal?.append({ type: 'block', block, clockOffset });
  }

  fork(dropped: number): void {
    this.#journal?.append({ type: 'fork', dropped });
  }

  /** Leaves out what the chain has collected, once that is worth it. */
  shorten(past: Past): void {
    if (this.#journal?.isWorthShortening) this.#rewrite(past);
  }

  close(): void {
    this.#journal?.close();
  }

  #rewrite(past: Past): void {
    const { store, clockOffset } = past;
    const blocks = [...store.from(store.earliest.header.height)].slice(1);
    this.#journal?.replace([
      { type: 'base', base: this.#base(past) }, ...blocks.map(block => ({ type: 'block', block, clockOffset }) as const),
    ]);
  }

  #base({ store, final, clockOffset }: Past): JournalBase {
    const { genesis, earliest: first } = store;
    const state = this.state.snapshot(first.header.height);
    return { identity: identityOf(this.options), genesis, first, final, state, clockOffset };
  }
}
