import { createHash } from 'node:crypto';
import { encodeBase58 } from './base58.js';

/** 32 zero bytes in base58: NEAR's "no hash" (an account without code, the parent of genesis). */
export const ZERO_HASH = '1'.repeat(32);

export function sha256(...parts: (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** SHA-256 as NEAR prints it. */
export function hash58(...parts: (Uint8Array | string)[]): string {
  return encodeBase58(sha256(...parts));
}
