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

export interface OracleGrant {
  readonly level: number;
  readonly expiresAt: bigint | null;
  readonly by: string;
  readonly at: bigint;
}

export interface OracleAsset {
  readonly token: string;
  readonly collection: string;
  readonly creator: string;
  readonly mintedAt: bigint;
  owner: string;
  name: string;
  defaultLevel: number;
  maxLevel: number;
  epoch: number;
  versions: number;
  grants: Map<string, OracleGrant>;
}

export function levelOf(asset: OracleAsset, account: string, now: bigint): number {
  if (asset.owner === account) return 6;
  const grant = asset.grants.get(account);
  const holds = grant && (grant.expiresAt === null || grant.expiresAt > now);
  const level = holds ? grant.level : asset.defaultLevel;
  return asset.maxLevel === 0 ? level : Math.min(level, asset.maxLevel);
}
