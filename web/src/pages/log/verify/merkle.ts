import { fromBase64, must, sha256, toBase64, type Bytes } from "./bytes";
import type { Tree } from "./checkpoint";

export const leafHash = (leaf: Bytes) => sha256(Uint8Array.of(0), leaf);
export const nodeHash = (left: Bytes, right: Bytes) => sha256(Uint8Array.of(1), left, right);

/** RFC 9162, 2.1.3.2: the leaf's bytes stand at the index (from 0) of the tree. */
export async function checkInclusion(leaf: Bytes, index: number, hashes: readonly string[], tree: Tree) {
  let hash = await leafHash(leaf);
  let node = BigInt(index);
  let last = BigInt(tree.size) - 1n;
  must(node >= 0n && node <= last, "The place lies outside of the tree.");
  for (const sibling of hashes.map(fromBase64)) {
    must(last > 0n, "The proof has too many hashes.");
    const isRight = node % 2n === 1n || node === last;
    hash = isRight ? await nodeHash(sibling, hash) : await nodeHash(hash, sibling);
    if (isRight) while (node % 2n === 0n && node !== 0n) [node, last] = [node >> 1n, last >> 1n];
    [node, last] = [node >> 1n, last >> 1n];
  }
  must(last === 0n && toBase64(hash) === tree.root, "The entry is not in the tree that was signed.");
}

/** RFC 9162, 2.1.4.2: the older tree is the beginning of the newer one. */
export async function checkConsistency(older: Tree, newer: Tree, hashes: readonly string[]) {
  must(older.size <= newer.size, "The log has become shorter.");
  if (older.size === newer.size) {
    must(older.root === newer.root && hashes.length === 0, "Two logs of one length have two roots.");
    return;
  }
  let node = BigInt(older.size) - 1n;
  let last = BigInt(newer.size) - 1n;
  const path = hashes.map(fromBase64);
  if (isPowerOfTwo(older.size)) path.unshift(fromBase64(older.root));
  while (node % 2n === 1n) [node, last] = [node >> 1n, last >> 1n];
  const [start, ...rest] = path;
  must(start, "The proof has too few hashes.");
  let first = start;
  let second = start;
  for (const hash of rest) {
    must(last > 0n, "The proof has too many hashes.");
    if (node % 2n === 1n || node === last) {
      [first, second] = [await nodeHash(hash, first), await nodeHash(hash, second)];
      while (node % 2n === 0n && node !== 0n) [node, last] = [node >> 1n, last >> 1n];
    } else {
      second = await nodeHash(second, hash);
    }
    [node, last] = [node >> 1n, last >> 1n];
  }
  must(
    last === 0n && toBase64(first) === older.root && toBase64(second) === newer.root,
    "The log was rewritten: the older one is not its beginning.",
  );
}

/** The largest power of two that is not greater. */
export const largestPower = (size: number) => 2 ** Math.floor(Math.log2(size));

const isPowerOfTwo = (size: number) => largestPower(size) === size;
