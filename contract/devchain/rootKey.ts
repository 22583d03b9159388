import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { UsageError, type CliOptions } from './cli.js';
import { sha256 } from './codec/hash.js';
import { keyPairFromSecret, keyPairFromSeed, type KeyPair } from './codec/keys.js';

/** The root account's key: given, from a file (made where it is absent), or else following from the seed. */
export function rootKeyOf(options: CliOptions): KeyPair {
  if (options.rootKey !== undefined) return readKey(options.rootKey, '--root-key');
  if (options.rootKeyFile !== undefined) return keyFromFile(options.rootKeyFile, options.rootAccount);
  return keyPairFromSeed(sha256('root', options.seed));
}

/** The file has near-cli's form: account_id, public_key, private_key. */
function keyFromFile(path: string, accountId: string): KeyPair {
  if (existsSync(path)) {
    const { private_key: secret } = JSON.parse(readFileSync(path, 'utf8')) as { private_key?: unknown };
    return readKey(String(secret), `--root-key-file ${path}`);
  }
  const pair = keyPairFromSeed(randomBytes(32));
  const content = { account_id: accountId, public_key: pair.publicKey, private_key: pair.secretKey };
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return pair;
}

function readKey(secret: string, source: string): KeyPair {
  try {
    return keyPairFromSecret(secret);
  } catch {
    // The text itself stays out of the message: it may be a secret with a typing error.
    throw new UsageError(`${source} holds no ed25519 secret key`);
  }
}
