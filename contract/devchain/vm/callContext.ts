import type { HostStorage } from './hostStorage.js';

/** Everything a contract can see of the world, and where it may write. Amounts are yoctoNEAR, times nanoseconds since 1970. */
export interface CallContext {
  readonly currentAccountId: string;
  readonly signerId: string;
  readonly signerPublicKey: string;
  readonly predecessorId: string;
  readonly input: Buffer;
  readonly attachedDeposit: bigint;
  /** Includes the attached deposit. */
  readonly balance: bigint;
  readonly lockedBalance: bigint;
  readonly storageUsage: number;
  readonly prepaidGas: number;
  readonly isView: boolean;
  readonly blockHeight: number;
  readonly blockTimestamp: bigint;
  readonly epochHeight: number;
  readonly randomSeed: Buffer;
  /** Of the promises this call waited for; null = failed. */
  readonly promiseResults: readonly (Buffer | null)[];
  /** Who waits for what this call returns; sending it there costs gas by the byte. */
  readonly outputReceivers: readonly string[];
  /** Nodes of the state trie that a write or removal pays for; absent = none. Reads go by flat storage, and pay for none. */
  readonly trieNodes?: number;
  readonly storage: HostStorage;
}
