import type { Action, Signature } from './action.js';
import { readActions, readPublicKey, readSignature } from './actionCodec.js';
import { encodeBase58 } from './base58.js';
import { BorshError, BorshReader } from './borshReader.js';
import { sha256 } from './hash.js';

/** A transaction (version 0) with its signature, as decoded from borsh. */
export interface SignedTransaction {
  readonly signerId: string;
  readonly publicKey: string;
  readonly nonce: bigint;
  readonly receiverId: string;
  readonly blockHash: string;
  readonly actions: readonly Action[];
  readonly signature: Signature;
  /** SHA-256 of the unsigned borsh: the identity, and what is signed. */
  readonly hashBytes: Buffer;
  readonly hash: string;
  readonly size: number;
}

/** Throws `BorshError` on anything but a whole version 0 transaction. */
export function decodeTransaction(bytes: Uint8Array): SignedTransaction {
  // Version 0 has no tag and starts with the low byte of the signer's length (2 to 64); version 1 starts with 1.
  if (bytes[0] === 1) throw new BorshError('a version 1 transaction is not supported by this chain');
  const reader = new BorshReader(bytes);
  const body = {
    signerId: reader.string(),
    publicKey: readPublicKey(reader),
    nonce: reader.u64(),
    receiverId: reader.string(),
    blockHash: encodeBase58(reader.fixed(32)),
    actions: readActions(reader),
  };
  const hashBytes = sha256(reader.slice(0, reader.offset));
  const signature = readSignature(reader);
  reader.end();
  return { ...body, signature, hashBytes, hash: encodeBase58(hashBytes), size: bytes.length };
}
