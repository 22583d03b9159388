import { BorshWriter } from '../codec/borshWriter.js';
import { encodeBase58 } from '../codec/base58.js';
import { sha256 } from '../codec/hash.js';

export interface MerkleStep {
  readonly hash: string;
  readonly direction: 'Left' | 'Right';
}

/** nearcore's merkle tree: a last node without a neighbour rises unchanged. Leaves are lists of hashes, hashed as borsh. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  let row = leaves;
  if (row.length === 0) return Buffer.alloc(32);
  while (row.length > 1) row = nextRow(row);
  return row[0]!;
}

/** The neighbours met on the way from leaf `index` to the root. */
export function merklePath(leaves: readonly Buffer[], index: number): MerkleStep[] {
  const path: MerkleStep[] = [];
  for (let row = leaves; row.length > 1; row = nextRow(row), index >>= 1) {
    const neighbour = row[index ^ 1];
    if (neighbour) path.push({ hash: encodeBase58(neighbour), direction: index % 2 === 0 ? 'Right' : 'Left' });
  }
  return path;
}

export function leafOf(hashes: readonly Uint8Array[]): Buffer {
  const writer = new BorshWriter();
  writer.list(hashes, hash => writer.fixed(hash));
  return sha256(writer.done());
}

function nextRow(row: readonly Buffer[]): Buffer[] {
  const next: Buffer[] = [];
  for (let i = 0; i < row.length; i += 2) next.push(i + 1 < row.length ? sha256(row[i]!, row[i + 1]!) : row[i]!);
  return next;
}
