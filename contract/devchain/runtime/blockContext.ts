/** What a receipt sees of the block it runs in. `timestamp` in nanoseconds since 1970, `gasPrice` in yoctoNEAR a gas. */
export interface BlockContext {
  readonly height: number;
  readonly timestamp: bigint;
  readonly epochHeight: number;
  readonly gasPrice: bigint;
  readonly randomSeed: Buffer;
  readonly trieNodes: number;
}
