import { BorshWriter } from '../codec/borshWriter.js';
import { encodeBase58 } from '../codec/base58.js';
import { sha256 } from '../codec/hash.js';

export interface MerkleStep {
  readonly hash: string;
  readonly direction: 'Left' | 'Right';
}

/** The rows of a tree, the leaves first and the root alone in the last. */
export type MerkleRows = readonly (readonly Buffer[])[];

/** nearcore's merkle tree: a last node without a neighbour rises unchanged. Leaves are lists of hashes, hashed as borsh. */
export function merkleRows(leaves: readonly Buffer[]): MerkleRows {
  const rows: (readonly Buffer[])[] = [leaves];
  for (let row = leaves; row.length > 1; rows.push(row)) row = nextRow(row);
  return rows;
}

export function merkleRoot(rows: MerkleRows): Buffer {
  return rows.at(-1)![0] ?? Buffer.alloc(32);
}

/** The neighbours met on the way from leaf `index` to the root. */
export function merklePath(rows: MerkleRows, index: number): MerkleStep[] {
  const path: MerkleStep[] = [];
  for (const row of rows) {
    const neighbour = row[index ^ 1];
    if (neighbour) path.push({ hash: encodeBase58(neighbour), direction: index % 2 === 0 ? 'Right' : 'Left' });
    index >>= 1;
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
