import type { Oracle, Step } from './oracle.js';
import { live, type OracleAsset } from './oracleState.js';
import type { Random } from './random.js';
import { VERSION } from './scenarios.js';
import { SECOND } from './sandbox.js';
import { ACCOUNTS, name } from './steps.js';

type Make = (random: Random, asset: OracleAsset, now: bigint) => { by?: string; method: string; args: Record<string, unknown> };

export function expiry(random: Random, now: bigint): string | null {
  if (random.chance(50)) return null;
  return String(now + BigInt(random.below(40) - 2) * SECOND);
}

const account = (random: Random) => random.pick(ACCOUNTS);
const oneOf = (random: Random, accounts: Iterable<string>) => random.pick([...accounts, account(random)]);
const call = (method: string, args: Record<string, unknown> = {}, by?: string) =>
  by === undefined ? { method, args } : { method, args, by };
const grant = (random: Random, now: bigint, account_id: string) =>
  ({ account_id, level: random.below(7), expires_at: expiry(random, now) });

/** With how many chances of a hundred, what. Its caller is the asset's owner where none is named. */
export const ASSET_STEPS: [number, Make][] = [
  [1, () => call('nrc_burn')],
  [1, () => call('nrc_bump_epoch')],
  [3, random => call('nft_transfer', { receiver_id: account(random) })],
  [3, (random, asset) => ({ ...approvedTransfer(random, asset), method: 'nft_transfer' })],
  [2, (random, asset) => {
    const { by, args } = approvedTransfer(random, asset);
    return call('nft_transfer_payout', { ...args, balance: '1000000000000000000000001', max_len_payout: 10 }, by);
  }],
  [3, random => call('nft_transfer_call', { receiver_id: account(random), msg: 'go' })],
  [6, random => call('nft_approve', { account_id: account(random) })],
  [2, (random, asset) => call('nft_revoke', { account_id: oneOf(random, asset.approvals.keys()) })],
  [1, () => call('nft_revoke_all')],
  [2, () => call('nrc_publish_version', { version: VERSION })],
  [3, random => call('nrc_update_metadata', { name: name(random) })],
  [3, random => call('nrc_set_default_level', { level: random.below(7) })],
  [3, random => call('nrc_set_max_level', { level: random.pick([0, 3, 4, 5, 5, 6]) })],
  [2, random => call('nrc_set_royalty', { royalty: random.pick([{}, { aa: 5000 }, { 'bob_1.test': 333, 'carol.test': 1 }]) })],
  [9, (random, asset) => call('nrc_revoke_access', { account_id: oneOf(random, asset.rights.keys()) })],
  [3, (random, asset) => revokePaid(random, asset)],
  [18, (random, _, now) => call('nrc_set_access', grant(random, now, account(random)))],
  [3, (random, _, now) => {
    const accounts = [...new Set([account(random), account(random)])];
    return call('nrc_set_access_many', { grants: accounts.map(id => grant(random, now, id)) });
  }],
  [14, resale],
  [9, random => terms(random)],
  [16, lease],
  [5, ask],
  [5, answer],
  [3, (random, asset) => call('nrc_sweep_access', { account_ids: [oneOf(random, asset.rights.keys()), account(random)] })],
];

/** By an account approved, or by one that is not; with the approval's number, another, or none. */
function approvedTransfer(random: Random, asset: OracleAsset): { by: string; args: Record<string, unknown> } {
  const by = oneOf(random, asset.approvals.keys());
  const held = asset.approvals.get(by);
  const approval = held === undefined || random.chance(30) ? {} : { approval_id: random.chance(80) ? held : held - 1 };
  return { by, args: { receiver_id: account(random), ...approval } };
}

function revokePaid(random: Random, asset: OracleAsset): ReturnType<Make> {
  const paid = (rights: Map<string, unknown>) => [...rights.keys()].filter(origin => origin !== 'grant');
  const holders = [...asset.rights].flatMap(([id, rights]) => paid(rights).map(origin => ({ id, origin })));
  const { id, origin } = holders.length > 0 ? random.pick(holders) : { id: account(random), origin: 'lease' };
  return call('nrc_revoke_access', { account_id: id, origin }, random.chance(50) ? id : asset.owner);
}

function resale(random: Random, asset: OracleAsset, now: bigint): ReturnType<Make> {
  const holders = [...asset.rights.keys()].filter(id => live(asset, id, now).some(right => right.level > 1));
  const by = oneOf(random, holders);
  const [right] = live(asset, by, now);
  const level = random.chance(50) || !right ? {} : { level: random.below(right.level + 2) % 7 };
  const origin = random.chance(30) && right ? { origin: random.chance(80) ? right.origin : 'purchase' } : {};
  return call('nrc_resell_access', { receiver_id: account(random), ...level, ...origin }, by);
}

function terms(random: Random): ReturnType<Make> {
  const level = 1 + random.below(random.chance(10) ? 5 : 4);
  if (random.chance(15)) return call('nrc_set_lease_terms', { level, price_per_period: null, period: null, max_periods: null });
  // Prices that do not divide evenly, and of which some shares are too small to be kept.
  const price = random.pick([1n, 10_001n, 10n ** 21n + 7n, 4n * 10n ** 21n]);
  const period = BigInt(1 + random.below(20)) * SECOND;
  return call('nrc_set_lease_terms', { level, price_per_period: String(price), period: String(period), max_periods: 1 + random.below(4) });
}

function lease(random: Random, asset: OracleAsset): ReturnType<Make> {
  if (asset.terms.size === 0 && random.chance(70)) return terms(random);
  const level = asset.terms.size > 0 && random.chance(90) ? random.pick([...asset.terms.keys()]) : 1 + random.below(5);
  const periods = 1 + random.below(4);
  const price = (asset.terms.get(level)?.price ?? 1n) * BigInt(periods) + (random.chance(8) ? 1n : 0n);
  return call('nrc_lease', { level, periods, expected_price: String(price) }, account(random));
}

function ask(random: Random): ReturnType<Make> {
  return call('nrc_request_access', { level: random.below(7), message: random.pick([null, 'please']) }, account(random));
}

function answer(random: Random, asset: OracleAsset, now: bigint): ReturnType<Make> {
  if (asset.requests.size === 0 && random.chance(85)) return ask(random);
  const account_id = asset.requests.size > 0 && random.chance(80) ? random.pick([...asset.requests.keys()]) : account(random);
  const approved = random.chance(60);
  const by = !approved && random.chance(40) ? account_id : asset.owner;
  const asked = asset.requests.get(account_id) ?? { level: 1, at: now };
  // Now and then it is the answer to another request.
  const level = random.chance(92) ? asked.level : random.below(7);
  const requested_at = String(random.chance(95) ? asked.at : asked.at - SECOND);
  return call('nrc_answer_request', { account_id, level, requested_at, approved, expires_at: expiry(random, now) }, by);
}

export function assetStep(random: Random, oracle: Oracle, now: bigint): Step {
  const tokens = [...oracle.assets.keys()];
  // Most of a history is about its first asset, so that much happens to one and the same.
  const chosen = random.chance(60) ? tokens[0]! : random.pick(tokens);
  const asset = random.chance(2) || tokens.length === 0 ? undefined : oracle.assets.get(chosen);
  if (!asset) return { method: 'nrc_set_default_level', by: account(random), args: { token_id: '1:999', level: 1 } };
  let ticket = random.below(ASSET_STEPS.reduce((sum, [chances]) => sum + chances, 0));
  const [, make] = ASSET_STEPS.find(([chances]) => (ticket -= chances) < 0)!;
  const { by = asset.owner, method, args } = make(random, asset, now);
  return { method, by, args: { token_id: asset.token, ...args } };
}
