import { encodeBase58 } from '../codec/base58.js';
import { hash58, sha256, ZERO_HASH } from '../codec/hash.js';
import { encodeJson, type Json } from '../codec/json.js';
import type { KeyPair } from '../codec/keys.js';
import type { Block, BlockHeader, Chunk, PendingWork } from '../ledger/block.js';
import { merkleRoot } from '../ledger/merkle.js';
import { outcomeTree } from '../ledger/outcomeLeaf.js';
import type { Receipt } from '../ledger/receipt.js';
import type { BlockRun } from '../runtime/applyBlock.js';
import { changeView } from '../rpc/views/changeView.js';

export interface BlockPlan {
  readonly parent: BlockHeader;
  readonly height: number;
  readonly timestamp: bigint;
  readonly randomValue: Buffer;
  readonly lastFinalHash: string;
  readonly receipts: readonly Receipt[];
  readonly pending: PendingWork;
}

/** Binds a run's results to the chain: chunk, header, hash over the header's content, signature over the hash. */
export function sealBlock(plan: BlockPlan, run: BlockRun, validator: KeyPair): Block {
  const { parent, height } = plan;
  const outcomeRoot = encodeBase58(merkleRoot(outcomeTree(run.outcomes)));
  const stateRoot = hash58(parent.stateRoot, encodeJson(run.changes.map(changeView)));
  const chunk = sealChunk(plan, run, outcomeRoot, validator);
  return assemble(plan, chunk, { outcomeRoot, stateRoot, totalSupply: parent.totalSupply - run.balanceBurnt, height }, run, validator);
}

/** A block whose chunk did not come: the last chunk stands in, nothing is executed. */
export function sealEmptyBlock(plan: BlockPlan, run: BlockRun, lastChunk: Chunk, validator: KeyPair): Block {
  const { stateRoot, totalSupply } = plan.parent;
  return assemble(plan, lastChunk, { outcomeRoot: ZERO_HASH, stateRoot, totalSupply, height: plan.height }, run, validator);
}

function sealChunk(plan: BlockPlan, run: BlockRun, outcomeRoot: string, validator: KeyPair): Chunk {
  const content = {
    prevBlockHash: plan.parent.hash,
    heightCreated: plan.height,
    heightIncluded: plan.height,
    prevStateRoot: plan.parent.stateRoot,
    outcomeRoot,
    receiptsRoot: hash58(...run.outgoing.map(receipt => receipt.id)),
    transactionsRoot: hash58(...run.accepted.map(transaction => transaction.hash)),
    gasUsed: run.gasUsed,
    balanceBurnt: run.balanceBurnt,
  };
  const digest = sha256(encodeJson(content as Json));
  return {
    ...content, hash: encodeBase58(digest), signature: signatureOver(digest, validator),
    transactions: run.accepted, receipts: plan.receipts,
  };
}

function assemble(
  plan: BlockPlan, chunk: Chunk, roots: Pick<BlockHeader, 'outcomeRoot' | 'stateRoot' | 'totalSupply' | 'height'>,
  run: BlockRun, validator: KeyPair,
): Block {
  const { parent } = plan;
  const content = {
    ...roots,
    prevHash: parent.hash,
    prevHeight: parent.height,
    ordinal: parent.ordinal + 1,
    timestamp: plan.timestamp,
    lastFinalHash: plan.lastFinalHash,
    lastDoomslugFinalHash: parent.hash,
    merkleRoot: hash58(parent.merkleRoot, parent.hash),
    randomValue: encodeBase58(plan.randomValue),
  };
  const digest = sha256(encodeJson({ ...content, totalSupply: content.totalSupply.toString(), chunk: chunk.hash }));
  return {
    header: { ...content, hash: encodeBase58(digest), signature: signatureOver(digest, validator) },
    chunk, outcomes: run.outcomes, executed: run.executed, changes: run.changes, held: run.held, made: run.made, pending: plan.pending,
  };
}

function signatureOver(digest: Buffer, validator: KeyPair): string {
  return `ed25519:${encodeBase58(validator.sign(digest))}`;
}
