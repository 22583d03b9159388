/** What the contract should know, kept in the plainest way. */
export interface OracleCollection {
  readonly id: string;
  readonly creator: string;
  readonly createdAt: bigint;
  owner: string;
  name: string;
  minting: string;
  minted: number;
  readonly minters: Set<string>;
}

export interface OracleRight {
  readonly origin: string;
  readonly level: number;
  readonly expiresAt: bigint | null;
  readonly epoch: number;
  readonly by: string;
  readonly at: bigint;
}

export interface OracleTerm {
  readonly price: bigint;
  readonly period: bigint;
  readonly maxPeriods: number;
}

export interface OracleRequest {
  readonly level: number;
  readonly message: string | null;
  readonly at: bigint;
}

export interface OracleAsset {
  readonly token: string;
  readonly collection: string;
  readonly creator: string;
  readonly mintedAt: bigint;
  readonly parent: string | null;
  owner: string;
  name: string;
  defaultLevel: number;
  maxLevel: number;
  epoch: number;
  /** The highest level and the latest expiry of the rights that were paid for. */
  paidLevel: number;
  paidUntil: bigint;
  versions: number;
  royalty: Record<string, number>;
  /** By account, then by origin. */
  readonly rights: Map<string, Map<string, OracleRight>>;
  /** By level. */
  readonly terms: Map<number, OracleTerm>;
  readonly requests: Map<string, OracleRequest>;
  approvals: Map<string, number>;
}

const ORIGINS = ['grant', 'lease', 'resale', 'purchase'];

/** A grant of an earlier epoch is as if it were not there. */
export function ofToday(asset: OracleAsset, account: string): OracleRight[] {
  const rights = [...asset.rights.get(account)?.values() ?? []];
  return rights.filter(right => right.origin !== 'grant' || right.epoch === asset.epoch);
}

/** The highest first; of several of a level, in the order of their origins. */
export function live(asset: OracleAsset, account: string, now: bigint): OracleRight[] {
  return ofToday(asset, account)
    .filter(right => right.expiresAt === null || right.expiresAt > now)
    .sort((a, b) => b.level - a.level || ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin));
}

export function levelOf(asset: OracleAsset, account: string, now: bigint): number {
  if (asset.owner === account) return 6;
  return capped(asset, live(asset, account, now)[0]?.level ?? asset.defaultLevel);
}

export function capped(asset: OracleAsset, level: number): number {
  return asset.maxLevel === 0 ? level : Math.min(level, asset.maxLevel);
}
