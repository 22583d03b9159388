import type { JournalOptions } from '../journal/journal.js';

/** What a chain is made of. Every field has a default but the root key. */
export interface ChainOptions {
  readonly chainId: string;
  /** Funded account of the genesis block, whose sub-accounts its key can create. */
  readonly rootAccount: string;
  readonly rootPublicKey: string;
  /** yoctoNEAR the root account starts with. */
  readonly rootBalance: bigint;
  /** Validator key, random values and hashes follow from it. */
  readonly seed: string;
  /** How many blocks the final block is behind the head. */
  readonly finalityLag: number;
  /** Blocks for which a transaction's `block_hash` is good. */
  readonly transactionValidity: number;
  /** Blocks kept; older ones are collected. 0 = all. */
  readonly keepBlocks: number;
  /** Nanoseconds since 1970 of the genesis block; then each block is `blockNanoseconds` later. Absent = the wall clock. */
  readonly startTime?: bigint;
  readonly blockNanoseconds: bigint;
  readonly genesisHeight: number;
  /** Nodes of the state trie that a write or removal of a record is charged for; 0 = none. */
  readonly trieNodes: number;
  /** Where the chain is kept over a restart; absent = nowhere. */
  readonly journal?: JournalOptions;
}

export const CHAIN_DEFAULTS = {
  chainId: 'neura-local',
  rootAccount: 'neura.local',
  rootBalance: 10n ** 33n,
  seed: 'neura-local',
  finalityLag: 2,
  transactionValidity: 86400,
  keepBlocks: 0,
  blockNanoseconds: 200_000_000n,
  genesisHeight: 0,
  trieNodes: 0,
} as const satisfies Omit<ChainOptions, 'rootPublicKey'>;

/** yoctoNEAR a gas, the protocol's minimum; it does not move here. */
export const GAS_PRICE = 100_000_000n;
export const PROTOCOL_VERSION = 84;
