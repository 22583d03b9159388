import type { Oracle, Step } from './oracle.js';
import type { Random } from './random.js';
import { DEPOSIT, NEAR, type Sandbox } from './sandbox.js';
import { assetStep } from './stepsOfAsset.js';

/** Few, so that they meet; of the least and the greatest length, and alike where a key could confuse them. */
export const ACCOUNTS = ['aa', 'alice.test', 'alice.tes', 'bob_1.test', 'carol.test', 'dora.test', 'z'.repeat(64)];

const ONE_YOCTO = new Set([
  'nrc_transfer_collection', 'nrc_revoke_access', 'nrc_bump_epoch', 'nrc_set_default_level', 'nrc_set_max_level', 'nrc_burn',
  'nrc_set_platform', 'nft_transfer', 'nft_transfer_payout', 'nft_transfer_call', 'nft_revoke', 'nft_revoke_all', 'storage_withdraw',
  'storage_unregister',
]);

/** What the call needs, or 1 yocto of an account whose storage balance can pay for the rest. */
export function depositOf({ method, by }: Step, sandbox: Sandbox, random: Random): bigint {
  if (ONE_YOCTO.has(method)) return 1n;
  if (method === 'storage_deposit') return NEAR;
  if (method === 'nrc_lease' || !random.chance(30)) return DEPOSIT;
  const balance = sandbox.view('storage_balance_of', { account_id: by }) as { available: string } | null;
  return balance && BigInt(balance.available) > DEPOSIT ? 1n : DEPOSIT;
}

export function randomStep(random: Random, oracle: Oracle, now: bigint): Step {
  if (oracle.collections.size === 0 || random.chance(2)) return createCollection(random);
  if (random.chance(5)) return contractStep(random);
  const step = random.chance(oracle.assets.size < 3 ? 50 : 10) ? collectionStep(random, oracle) : assetStep(random, oracle, now);
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
  switch (random.below(10)) {
    case 0: return step('nrc_update_collection', { name: name(random), minting: minting(random) });
    case 1: return step('nrc_transfer_collection', { new_owner_id: random.pick(ACCOUNTS) });
    case 2: return step('nrc_set_minter', { account_id: random.pick(ACCOUNTS), allowed: random.chance(60) });
    case 3: case 4: return { ...step('nrc_create_replica', { parent_id: parent(random, oracle), ...minted(random) }) };
    default: return step('nrc_mint', minted(random));
  }
}

/** Calls that concern no asset. */
function contractStep(random: Random): Step {
  const by = random.pick(ACCOUNTS);
  const owner = random.chance(80) ? 'root.test' : by;
  switch (random.below(6)) {
    case 0: {
      const args = { account_id: random.pick(ACCOUNTS), fee_basis_points: random.below(1100) };
      return { method: 'nrc_set_platform', by: owner, args };
    }
    case 1: return { method: 'storage_unregister', by, args: {} };
    case 2: case 3: return { method: 'storage_deposit', by, args: {} };
    default: {
      const root = `${random.pick(['A', 'B'])}${'A'.repeat(42)}=`;
      const anchor = { origin: random.pick(['log', 'ledger']), size: random.below(30), root };
      return { method: 'nrc_anchor_audit', by: owner, args: anchor };
    }
  }
}

function parent(random: Random, oracle: Oracle): string {
  return oracle.assets.size === 0 ? '1:999' : random.pick([...oracle.assets.keys()]);
}

function minted(random: Random): Record<string, unknown> {
  return {
    kind: 'model', name: name(random), owner_id: random.pick(ACCOUNTS), default_level: random.below(4),
    max_level: random.pick([0, 0, 0, 2, 4, 5, 6]), royalty: random.pick([{}, {}, { 'dora.test': 250 }]),
  };
}

export const name = (random: Random) => random.pick(['Cats', 'Dogs "x"', 'Ünïcode \u{1F436}']);
const minting = (random: Random) => random.pick(['owner', 'allow_list', 'open']);
