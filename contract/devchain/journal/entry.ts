import { deserialize, serialize } from 'node:v8';
import type { ChainOptions } from '../chain/chainOptions.js';
import type { Block } from '../ledger/block.js';
import type { StateSnapshot } from '../ledger/state.js';

/** What tells one chain from another; a folder goes on only with the same. */
export type ChainIdentity = Pick<ChainOptions,
  'chainId' | 'rootAccount' | 'rootPublicKey' | 'rootBalance' | 'seed' | 'finalityLag' | 'startTime' | 'genesisHeight'>;

/** One thing that happened to the chain. */
export type JournalEntry =
  | { readonly type: 'base'; readonly base: JournalBase }
  | { readonly type: 'block'; readonly block: Block; readonly clockOffset: bigint }
  | { readonly type: 'fork'; readonly dropped: number };

/** Where the journal starts: genesis, or the oldest block that was kept when it was last shortened. */
export interface JournalBase {
  readonly identity: ChainIdentity;
  readonly genesis: Block;
  readonly first: Block;
  readonly final: Block;
  readonly state: StateSnapshot;
  readonly clockOffset: bigint;
}

/** V8's own serialisation knows bigint and Buffer, and newer versions of Node read what older ones wrote. */
export function encodeEntry(entry: JournalEntry): Buffer {
  return serialize(entry);
}

export function decodeEntry(payload: Buffer): JournalEntry {
  // Its buffers go on as views of what they were read from: of this record alone, not of the file.
  return deserialize(Buffer.from(payload)) as JournalEntry;
}
