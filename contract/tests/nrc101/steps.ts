import type { Oracle, Step } from './oracle.js';
import type { Random } from './random.js';
import { VERSION } from './scenarios.js';
import { DEPOSIT, SECOND } from './sandbox.js';

/** Few, so that they meet; of the least and the greatest length, and alike where a key could confuse them. */
export const ACCOUNTS = ['aa', 'alice.test', 'alice.tes', 'bob_1.test', 'carol.test', 'dora.test', 'z'.repeat(64)];

const ONE_YOCTO = new Set([
  'nrc_transfer_collection', 'nrc_revoke_access', 'nrc_set_default_level', 'nrc_set_max_level', 'nft_transfer', 'nrc_burn',
]);

export function depositOf({ method }: Step): bigint {
  return ONE_YOCTO.has(method) ? 1n : DEPOSIT;
}

export function randomStep(random: Random, oracle: Oracle, now: bigint): Step {
  if (oracle.collections.size === 0 || random.chance(2)) return createCollection(random);
  const step = random.chance(oracle.assets.size < 3 ? 50 : 15) ? collectionStep(random, oracle) : assetStep(random, oracle, now);
  // Most callers have the right, or a history would be refusals for the most part.
  return random.chance(25) ? { ...step, by: random.pick(ACCOUNTS) } : step;
}

function createCollection(random: Random): Step {
  return { method: 'nrc_create_collection', by: random.pick(ACCOUNTS), args: { name: name(random), minting: minting(random) } };
}

function collectionStep(random: Random, oracle: Oracle): Step {
  const collection_id = random.chance(3) ? '99' : String(1 + random.below(oracle.collections.size));
  const by = oracle.collections.get(collection_id)?.owner ?? random.pick(ACCOUNTS);
  const step = (method: string, args: Record<string, unknown>): Step => ({ method, by, args: { collection_id, ...args } });
  switch (random.below(8)) {
    case 0: return step('nrc_update_collection', { name: name(random), minting: minting(random) });
    case 1: return step('nrc_transfer_collection', { new_owner_id: random.pick(ACCOUNTS) });
    case 2: return step('nrc_set_minter', { account_id: random.pick(ACCOUNTS), allowed: random.chance(60) });
    default: return step('nrc_mint', {
      kind: 'model', name: name(random), owner_id: random.pick(ACCOUNTS), default_level: random.below(4), max_level: random.pick([0, 0, 0,
      2, 4, 5, 6]),
    });
  }
}

function assetStep(random: Random, oracle: Oracle, now: bigint): Step {
  const tokens = [...oracle.assets.keys()];
  const token_id = random.chance(3) || tokens.length === 0 ? '1:999' : random.pick(tokens);
  const asset = oracle.assets.get(token_id);
  const by = asset?.owner ?? random.pick(ACCOUNTS);
  const step = (method: string, args: Record<string, unknown> = {}): Step => ({ method, by, args: { token_id, ...args } });
  const account_id = random.pick(ACCOUNTS);
  switch (random.below(20)) {
    case 0: return step('nrc_burn');
    case 1: return step('nft_transfer', { receiver_id: account_id });
    case 2: return step('nrc_revoke_access', { account_id });
    case 3: return step('nrc_publish_version', { version: VERSION });
    case 4: return step('nrc_update_metadata', { name: name(random) });
    case 5: return step('nrc_set_default_level', { level: random.below(7) });
    case 6: return step('nrc_set_max_level', { level: random.pick([0, 3, 4, 5, 5, 6]) });
    case 7: case 8: case 9: return step('nrc_revoke_access', { account_id: random.pick([...asset?.grants.keys() ?? [], account_id]) });
    default: return step('nrc_set_access', { account_id, level: random.below(7), expires_at: expiry(random, now) });
  }
}

function expiry(random: Random, now: bigint): string | null {
  if (random.chance(50)) return null;
  return String(now + BigInt(random.below(12) - 1) * SECOND);
}

const name = (random: Random) => random.pick(['Cats', 'Dogs "x"', 'Ünïcode \u{1F436}']);
const minting = (random: Random) => random.pick(['owner', 'allow_list', 'open']);
