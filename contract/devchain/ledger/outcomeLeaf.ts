import { decodeBase58 } from '../codec/base58.js';
import { BorshWriter } from '../codec/borshWriter.js';
import { sha256 } from '../codec/hash.js';
import { leafOf, merkleRows, type MerkleRows } from './merkle.js';
import type { Outcome } from './outcome.js';

const FAILURE = 1;
const SUCCESS_VALUE = 2;
const SUCCESS_RECEIPT = 3;

const trees = new WeakMap<readonly Outcome[], MerkleRows>();

/** The outcome tree of a block, made once: every outcome that is shown needs a path through it. */
export function outcomeTree(outcomes: readonly Outcome[]): MerkleRows {
  let tree = trees.get(outcomes);
  if (!tree) trees.set(outcomes, tree = merkleRows(outcomes.map(outcomeLeaf)));
  return tree;
}

/** An outcome's leaf in the outcome tree: its id, its partial outcome and each log, as nearcore hashes them. */
export function outcomeLeaf(outcome: Outcome): Buffer {
  return leafOf([decodeBase58(outcome.id), sha256(partialOutcome(outcome)), ...outcome.logs.map(log => sha256(log))]);
}

/** A failure is committed to as such, its reason is not. */
function partialOutcome({ receiptIds, gasBurnt, tokensBurnt, executorId, status }: Outcome): Buffer {
  const writer = new BorshWriter();
  writer.list(receiptIds, id => writer.fixed(decodeBase58(id)));
  writer.u64(gasBurnt).u128(tokensBurnt).string(executorId);
  switch (status.type) {
    case 'Failure': return writer.u8(FAILURE).done();
    case 'Value': return writer.u8(SUCCESS_VALUE).bytes(status.value).done();
    case 'Receipt': return writer.u8(SUCCESS_RECEIPT).fixed(decodeBase58(status.receiptId)).done();
  }
}
