import type { PromiseGraph } from './promiseGraph.js';
import type { VmError } from './vmError.js';

/** What a call came to. On an error the logs and the gas remain; storage, promises and balance are to be dropped. */
export interface CallResult {
  readonly error: VmError | null;
  readonly logs: readonly string[];
  readonly gasBurnt: number;
  readonly gasUsed: number;
  /** Bytes given back, or the promise whose result stands for this call's; null = neither. */
  readonly returned: Buffer | { readonly promise: number } | null;
  readonly promises: PromiseGraph;
  readonly storageUsage: number;
  readonly balance: bigint;
}
