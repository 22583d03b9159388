import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { decodeBase58, encodeBase58 } from './base58.js';

/** A NEAR key pair; `secretKey` is `ed25519:` and base58 of seed and public key, as near-api-js writes it. */
export interface KeyPair {
  readonly publicKey: string;
  readonly secretKey: string;
  sign(message: Uint8Array): Buffer;
}

const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const KNOWN_KEYS_LIMIT = 10_000;
const knownKeys = new Map<string, KeyObject>();

export function keyPairFromSeed(seed: Uint8Array): KeyPair {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicBytes = spki.subarray(SPKI_ED25519.length);
  return {
    publicKey: `ed25519:${encodeBase58(publicBytes)}`,
    secretKey: `ed25519:${encodeBase58(Buffer.concat([seed, publicBytes]))}`,
    sign: message => sign(null, message, privateKey),
  };
}

/** Accepts the 64-byte form (seed and public key) and the bare 32-byte seed. Throws `RangeError` on anything else. */
export function keyPairFromSecret(secret: string): KeyPair {
  const [kind, text] = secret.split(':');
  if (kind !== 'ed25519' || !text) throw new RangeError('a secret key is ed25519:<base58>');
  const bytes = decodeBase58(text);
  if (bytes.length !== 64 && bytes.length !== 32) throw new RangeError('an ed25519 secret key has 64 bytes');
  const pair = keyPairFromSeed(bytes.subarray(0, 32));
  if (bytes.length === 64 && pair.secretKey !== secret) throw new RangeError('the secret key does not match its public half');
  return pair;
}

/** The borsh form: a tag byte (0 ed25519, 1 secp256k1) and the key. Throws `RangeError` where the text is no key. */
export function publicKeyBytes(publicKey: string): Buffer {
  const [kind, text] = publicKey.split(':');
  const [tag, length] = kind === 'ed25519' ? [0, 32] : kind === 'secp256k1' ? [1, 64] : [-1, 0];
  const bytes = tag < 0 || !text ? Buffer.alloc(0) : decodeBase58(text);
  if (bytes.length !== length || length === 0) throw new RangeError(`'${publicKey}' is not a public key`);
  return Buffer.concat([Buffer.of(tag), bytes]);
}

/** True where `signature` (64 bytes) over `message` is the key's. secp256k1 is not supported: always false. */
export function verifySignature(publicKey: string, message: Uint8Array, signature: Uint8Array): boolean {
  if (!publicKey.startsWith('ed25519:') || signature.length !== 64) return false;
  return verify(null, message, verifyingKey(publicKey), signature);
}

function verifyingKey(publicKey: string): KeyObject {
  let key = knownKeys.get(publicKey);
  if (!key) {
    key = createPublicKey({ key: Buffer.concat([SPKI_ED25519, publicKeyBytes(publicKey).subarray(1)]), format: 'der', type: 'spki' });
    if (knownKeys.size >= KNOWN_KEYS_LIMIT) knownKeys.clear();
    knownKeys.set(publicKey, key);
  }
  return key;
}
