/** Gives block times in nanoseconds since 1970: of the wall, or counted from a fixed start; tests may push it forward. */
export class ChainClock {
  #offset = 0n;

  constructor(private readonly startTime: bigint | undefined, private readonly blockNanoseconds: bigint) {}

  get offset(): bigint {
    return this.#offset;
  }

  advance(nanoseconds: bigint): void {
    this.#offset += nanoseconds;
  }

  /** Always later than `previous`. `ordinal` counts blocks since genesis. */
  next(previous: bigint, ordinal: number): bigint {
    const now = this.startTime === undefined
      ? BigInt(Date.now()) * 1_000_000n
      : this.startTime + BigInt(ordinal) * this.blockNanoseconds;
    const shifted = now + this.#offset;
    return shifted > previous ? shifted : previous + 1n;
  }
}
