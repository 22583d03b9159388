import type { Chain } from './chain.js';

export interface ProducerOptions {
  /** Milliseconds between blocks while there is work. */
  readonly blockMs: number;
  /** Milliseconds between empty blocks, so that time passes. */
  readonly idleMs: number;
}

/** Makes blocks: at once when work comes (never closer than `blockMs`), else slowly. */
export class Producer {
  #timer: NodeJS.Timeout | undefined;
  #lastAt = -Infinity;
  #paused = false;

  constructor(private readonly chain: Chain, private readonly options: ProducerOptions) {}

  /** Looks again when the next block is due; to be called when work has come. */
  wake(): void {
    clearTimeout(this.#timer);
    if (this.#paused) return;
    const interval = this.chain.isBusy ? this.options.blockMs : this.options.idleMs;
    const wait = Math.max(0, this.#lastAt + interval - performance.now());
    this.#timer = setTimeout(() => this.#tick(), wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.wake();
  }

  #tick(): void {
    this.#lastAt = performance.now();
    this.chain.produceBlock();
    this.wake();
  }
}
