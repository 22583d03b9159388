import { nep171, nrc101 } from './expect.js';
import type { ContractEvent } from './outcome.js';
import type { Verdict } from './oracle.js';
import type { OracleAsset } from './oracleState.js';

type Args = Record<string, unknown>;

export function transfer(asset: OracleAsset, by: string, args: Args): Verdict {
  const { receiver_id: to, approval_id } = args as { receiver_id: string; approval_id?: number };
  const held = asset.approvals.get(by);
  if (by !== asset.owner && held === undefined) return 'E_NOT_OWNER';
  if (by !== asset.owner && approval_id !== undefined && approval_id !== held) return 'E_NOT_APPROVED';
  if (to === asset.owner) return 'E_SELF_TRANSFER';
  return handOver(asset, to, by === asset.owner ? null : by);
}

export function bumpEpoch(asset: OracleAsset, by: string): Verdict {
  if (by !== asset.owner) return 'E_NOT_OWNER';
  asset.epoch++;
  asset.terms.clear();
  return [nrc101('access_epoch', { token_id: asset.token, epoch: asset.epoch, old_owner_id: by, new_owner_id: by })];
}

function handOver(asset: OracleAsset, to: string, authorized_id: string | null): ContractEvent[] {
  const from = asset.owner;
  asset.owner = to;
  asset.epoch++;
  asset.terms.clear();
  asset.approvals = new Map();
  return [
    nep171('nft_transfer', { old_owner_id: from, new_owner_id: to, token_ids: [asset.token], authorized_id, memo: null }),
    nrc101('access_epoch', { token_id: asset.token, epoch: asset.epoch, old_owner_id: from, new_owner_id: to }),
  ];
}

export function resolveTransfer(asset: OracleAsset, args: Args, refused: boolean): Verdict {
  if (asset.owner !== args['receiver_id'] || asset.epoch !== args['epoch'] || !refused) return [];
  const owner_id = args['owner_id'] as string;
  const events = handOver(asset, owner_id, null);
  asset.approvals = new Map(Object.entries(args['approved_account_ids'] as Record<string, number>));
  const approved = [...asset.approvals].map(([account_id, approval_id]) =>
    nrc101('nft_approve', { token_id: asset.token, owner_id, account_id, approval_id }));
  return [...events, ...approved];
}

export function approve(asset: OracleAsset, by: string, account_id: string, next: () => number): Verdict {
  if (by !== asset.owner) return 'E_NOT_OWNER';
  if (account_id === by) return 'E_BAD_INPUT';
  const approval_id = next();
  asset.approvals.delete(account_id);
  asset.approvals.set(account_id, approval_id);
  return [nrc101('nft_approve', { token_id: asset.token, owner_id: by, account_id, approval_id })];
}

export function revokeApproval(asset: OracleAsset, by: string, account_id: string | undefined): Verdict {
  if (by !== asset.owner) return 'E_NOT_OWNER';
  const before = asset.approvals.size;
  if (account_id === undefined) asset.approvals.clear(); else asset.approvals.delete(account_id);
  if (asset.approvals.size === before) return [];
  return [nrc101('nft_revoke', { token_id: asset.token, owner_id: by, account_id: account_id ?? null })];
}

export function burn(asset: OracleAsset, by: string, now: bigint): Verdict {
  if (by !== asset.owner) return 'E_NOT_OWNER';
  if (asset.paidUntil > now) return 'E_LEASED';
  return [nep171('nft_burn', { owner_id: by, token_ids: [asset.token] }), nrc101('asset_burn', { token_id: asset.token, owner_id: by })];
}
