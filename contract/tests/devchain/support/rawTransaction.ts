import {
  actions, createTransaction, encodeTransaction, KeyPair, SignedTransaction, Signature, type Action,
} from 'near-api-js';
import { createHash } from 'node:crypto';
import { decodeBase58 } from '../../../devchain/codec/base58.js';
import type { RpcAnswer, TestChain } from './testChain.js';

export interface RawTransaction {
  readonly signerId: string;
  readonly key: KeyPair;
  readonly receiverId?: string;
  readonly nonce?: bigint;
  readonly blockHash?: string;
  readonly actions?: Action[];
  /** Signs other bytes than it sends. */
  readonly forged?: boolean;
}

/** A transaction built by hand, each part of which a test may get wrong. Base64 as `send_tx` takes it. */
export async function encodeRaw(chain: TestChain, raw: RawTransaction): Promise<string> {
  const block = await chain.provider.viewBlock({ finality: 'optimistic' });
  const transaction = createTransaction(
    raw.signerId, raw.key.getPublicKey(), raw.receiverId ?? raw.signerId, raw.nonce ?? await nextNonce(chain, raw.signerId, raw.key),
    raw.actions ?? [actions.transfer(1n)], decodeBase58(raw.blockHash ?? block.header.hash),
  );
  const digest = createHash('sha256').update(encodeTransaction(transaction)).update(raw.forged ? 'forged' : '').digest();
  const { signature } = raw.key.sign(digest);
  const signed = new SignedTransaction({
    transaction, signature: new Signature({ keyType: raw.key.getPublicKey().keyType, data: signature }),
  });
  return Buffer.from(encodeTransaction(signed)).toString('base64');
}

export async function sendRaw(chain: TestChain, raw: RawTransaction, waitUntil = 'EXECUTED_OPTIMISTIC'): Promise<RpcAnswer> {
  return chain.rpc('send_tx', { signed_tx_base64: await encodeRaw(chain, raw), wait_until: waitUntil });
}

/** nearcore's name for what was wrong with a transaction. */
export function refusalOf(answer: RpcAnswer): unknown {
  return answer['error']?.data?.TxExecutionError?.InvalidTxError;
}

async function nextNonce(chain: TestChain, accountId: string, key: KeyPair): Promise<bigint> {
  const answer = await chain.rpc('query', {
    request_type: 'view_access_key', account_id: accountId, public_key: key.getPublicKey().toString(), finality: 'optimistic',
  });
  return BigInt(answer['result']?.nonce ?? 0) + 1n;
}
