import { nrc101 } from './expect.js';
import type { Verdict } from './oracle.js';
import { capped, levelOf, live, ofToday, type OracleAsset, type OracleRight } from './oracleState.js';

type Args = Record<string, unknown>;
type Rule = (asset: OracleAsset, by: string, args: Args, now: bigint) => Verdict;

const text = (value: bigint | null) => value === null ? null : String(value);

/** What changes the rights in an asset: by method. */
export const RIGHTS: Record<string, Rule> = {
  nrc_set_access: (asset, by, args, now) => administered(asset, by, now) ?? grant(asset, by, args, now),
  nrc_set_access_many: setMany,
  nrc_revoke_access: revoke,
  nrc_resell_access: resell,
  nrc_sweep_access: (asset, _by, args, now) => {
    for (const account of args['account_ids'] as string[]) {
      const kept = live(asset, account, now);
      asset.rights.set(account, new Map(kept.map(right => [right.origin, right])));
    }
    return [];
  },
  nrc_request_access: request,
  nrc_answer_request: answer,
};

export function administered(asset: OracleAsset, by: string, now: bigint): string | null {
  return levelOf(asset, by, now) < 6 ? 'E_LEVEL_TOO_LOW' : null;
}

function refusalOf(asset: OracleAsset, args: Args, now: bigint): string | null {
  if (args['account_id'] === asset.owner) return 'E_BAD_INPUT';
  if (asset.maxLevel > 0 && (args['level'] as number) > asset.maxLevel) return 'E_OVER_MAX_LEVEL';
  return args['expires_at'] !== null && BigInt(args['expires_at'] as string) <= now ? 'E_EXPIRED' : null;
}

function grant(asset: OracleAsset, by: string, args: Args, now: bigint): Verdict {
  const refusal = refusalOf(asset, args, now);
  if (refusal) return refusal;
  const { account_id, level, expires_at } = args as { account_id: string; level: number; expires_at: string | null };
  const expiresAt = expires_at === null ? null : BigInt(expires_at);
  const known = ofToday(asset, account_id).find(right => right.origin === 'grant');
  if (known && known.level === level && known.expiresAt === expiresAt) return [];
  return put(asset, account_id, { origin: 'grant', level, expiresAt, epoch: asset.epoch, by, at: now });
}

export function put(asset: OracleAsset, account: string, right: OracleRight): Verdict & object {
  const rights = asset.rights.get(account) ?? new Map<string, OracleRight>();
  asset.rights.set(account, rights.set(right.origin, right));
  return [nrc101('access_set', {
    token_id: asset.token, account_id: account, level: right.level, expires_at: text(right.expiresAt), granted_by: right.by,
    granted_at: String(right.at), origin: right.origin,
  })];
}

function setMany(asset: OracleAsset, by: string, args: Args, now: bigint): Verdict {
  const grants = args['grants'] as Args[];
  const refusal = administered(asset, by, now) ?? grants.map(item => refusalOf(asset, item, now)).find(code => code !== null);
  return refusal ?? grants.flatMap(item => grant(asset, by, item, now) as Verdict & object);
}

function revoked(asset: OracleAsset, account_id: string, origin: string, by: string): Verdict & object {
  asset.rights.get(account_id)!.delete(origin);
  return [nrc101('access_revoke', { token_id: asset.token, account_id, origin, revoked_by: by })];
}

function revoke(asset: OracleAsset, by: string, args: Args, now: bigint): Verdict {
  const { account_id, origin = 'grant' } = args as { account_id: string; origin?: string };
  const own = origin !== 'grant' && by === account_id;
  if (!own && levelOf(asset, by, now) < 6) return 'E_LEVEL_TOO_LOW';
  const right = ofToday(asset, account_id).find(known => known.origin === origin);
  if (!right) return [];
  if (origin !== 'grant' && !own && live(asset, account_id, now).includes(right)) return 'E_PAID_RIGHT';
  return revoked(asset, account_id, origin, by);
}

function resell(asset: OracleAsset, by: string, args: Args, now: bigint): Verdict {
  const { receiver_id: to, level: asked, origin } = args as { receiver_id: string; level?: number; origin?: string };
  if (to === by) return 'E_SELF_TRANSFER';
  if (to === asset.owner) return 'E_BAD_INPUT';
  const held = live(asset, by, now).find(right => origin === undefined || right.origin === origin);
  if (!held) return 'E_NO_RIGHT';
  if (capped(asset, held.level) < 2) return 'E_LEVEL_TOO_LOW';
  const level = asked ?? capped(asset, held.level);
  if (level === 0) return 'E_BAD_INPUT';
  if (asset.maxLevel > 0 && level > asset.maxLevel) return 'E_OVER_MAX_LEVEL';
  if (level > held.level) return 'E_LEVEL_TOO_LOW';
  const passed = { ...held, origin: held.origin === 'grant' ? 'grant' : 'resale', level, epoch: asset.epoch, by, at: now };
  const refusal = lossOf(asset, to, passed, now);
  if (refusal) return refusal;
  const sale = nrc101('access_resell', {
    token_id: asset.token, from_id: by, to_id: to, level, expires_at: text(held.expiresAt), origin: held.origin,
  });
  return [sale, ...revoked(asset, by, held.origin, by), ...put(asset, to, passed)];
}

/** The code by which a right is refused that would shut in who is shut out, or take something away. */
export function lossOf(asset: OracleAsset, account: string, right: OracleRight, now: bigint): string | null {
  const held = live(asset, account, now);
  if (held.some(known => known.origin === 'grant' && known.level === 0)) return 'E_SHUT_OUT';
  const before = held.find(known => known.origin === right.origin);
  const shorter = before && right.expiresAt !== null && (before.expiresAt === null || before.expiresAt > right.expiresAt);
  return shorter || (before && before.level > right.level) || right.level < levelOf(asset, account, now) ? 'E_WOULD_LOSE' : null;
}

function request(asset: OracleAsset, by: string, args: Args, now: bigint): Verdict {
  const { level, message } = args as { level: number; message: string | null };
  if (asset.maxLevel > 0 && level > asset.maxLevel) return 'E_OVER_MAX_LEVEL';
  if (level <= levelOf(asset, by, now)) return 'E_BAD_INPUT';
  const known = asset.requests.get(by);
  if (known && known.level === level && known.message === message) return [];
  asset.requests.set(by, { level, message, at: now });
  return [nrc101('access_request', { token_id: asset.token, account_id: by, level, message, requested_at: String(now) })];
}

function answer(asset: OracleAsset, by: string, args: Args, now: bigint): Verdict {
  const { account_id, level, requested_at, approved, expires_at } = args as {
    account_id: string; level: number; requested_at: string; approved: boolean; expires_at: string | null;
  };
  const withdraws = by === account_id && !approved;
  if (!withdraws && levelOf(asset, by, now) < 6) return 'E_LEVEL_TOO_LOW';
  const asked = asset.requests.get(account_id);
  if (!asked || asked.level !== level || String(asked.at) !== requested_at) return 'E_NO_SUCH_REQUEST';
  if (approved && takesFromGrant(asset, account_id, level, expires_at, now)) return 'E_WOULD_LOSE';
  const granted = approved ? grant(asset, by, { account_id, level, expires_at }, now) : [];
  if (typeof granted === 'string') return granted;
  asset.requests.delete(account_id);
  const told = { token_id: asset.token, account_id, level, approved, by, answered_at: String(now) };
  return [nrc101('access_answer', told), ...granted];
}

/** Of a live grant, but of one of 0, which shuts out. */
function takesFromGrant(asset: OracleAsset, account: string, level: number, expiry: string | null, now: bigint): boolean {
  const held = live(asset, account, now).find(right => right.origin === 'grant' && right.level > 0);
  if (!held) return false;
  return held.level > level || expiry !== null && (held.expiresAt === null || held.expiresAt > BigInt(expiry));
}
