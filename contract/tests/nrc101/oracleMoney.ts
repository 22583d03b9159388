import { nrc101 } from './expect.js';
import type { Verdict } from './oracle.js';
import { lossOf, put } from './oracleRights.js';
import { live, type OracleAsset } from './oracleState.js';

type Args = Record<string, unknown>;

export interface Platform {
  account: string;
  fee: number;
}

const share = (amount: bigint, points: number) => amount * BigInt(points) / 10_000n;
const texts = (payout: Map<string, bigint>) => Object.fromEntries([...payout].map(([account, amount]) => [account, String(amount)]));

/** NEP-199: royalties of the price in their order, the rest of the amount to the owner. */
export function payoutOf(asset: OracleAsset, owner: string, amount: bigint, price: bigint): Map<string, bigint> {
  const payout = new Map<string, bigint>();
  let left = amount;
  for (const [account, points] of Object.entries(asset.royalty)) {
    const part = share(price, points);
    left -= part;
    if (part > 0n) payout.set(account, (payout.get(account) ?? 0n) + part);
  }
  if (left > 0n || payout.size === 0) payout.set(owner, (payout.get(owner) ?? 0n) + left);
  return payout;
}

export function setTerms(asset: OracleAsset, by: string, args: Args): Verdict {
  const { level, price_per_period, period, max_periods } = args as {
    level: number; price_per_period: string | null; period: string | null; max_periods: number | null;
  };
  if (level > 4) return 'E_BAD_INPUT';
  if (by !== asset.owner) return 'E_NOT_OWNER';
  const told = nrc101('lease_terms_set', { token_id: asset.token, level, price_per_period, period, max_periods, by });
  if (price_per_period === null) return asset.terms.delete(level) ? [told] : [];
  if (asset.maxLevel > 0 && level > asset.maxLevel) return 'E_OVER_MAX_LEVEL';
  const term = { price: BigInt(price_per_period), period: BigInt(period!), maxPeriods: max_periods! };
  const known = asset.terms.get(level);
  if (known && known.price === term.price && known.period === term.period && known.maxPeriods === term.maxPeriods) return [];
  asset.terms.set(level, term);
  return [told];
}

/** What is sent to whom lies in `payout` of the callback's arguments: the payouts, and the platform's fee beside them. */
export function lease(asset: OracleAsset, by: string, args: Args, now: bigint, platform: Platform): Verdict {
  const { level, periods, expected_price } = args as { level: number; periods: number; expected_price: string };
  if (level > 4 || by === asset.owner) return 'E_BAD_INPUT';
  const term = asset.terms.get(level);
  if (!term) return 'E_NO_LEASE';
  if (asset.maxLevel > 0 && level > asset.maxLevel) return 'E_OVER_MAX_LEVEL';
  const running = live(asset, by, now).find(right => right.origin === 'lease');
  const start = running?.level === level ? running.expiresAt! : now;
  const end = start + term.period * BigInt(periods);
  if (periods < 1 || periods > term.maxPeriods || end > now + term.period * BigInt(term.maxPeriods)) return 'E_LEASE_TOO_LONG';
  const price = term.price * BigInt(periods);
  if (String(price) !== expected_price) return 'E_PRICE_CHANGED';
  const right = { origin: 'lease', level, expiresAt: end, epoch: asset.epoch, by, at: now };
  const refusal = lossOf(asset, by, right, now);
  if (refusal) return refusal;
  asset.paidLevel = Math.max(level, asset.paidUntil > now ? asset.paidLevel : 0);
  if (end > asset.paidUntil) asset.paidUntil = end;
  const fee = share(price, platform.fee);
  const started = nrc101('lease_start', {
    token_id: asset.token, account_id: by, level, periods, price: String(price), platform_fee: String(fee),
    payouts: texts(payoutOf(asset, asset.owner, price - fee, price)), started_at: String(start), expires_at: String(end),
  });
  return [started, ...put(asset, by, right)];
}
