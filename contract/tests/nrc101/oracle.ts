import { nep171, nrc101 } from './expect.js';
import type { ContractEvent } from './outcome.js';
import { lease, setTerms, type Platform } from './oracleMoney.js';
import { RIGHTS } from './oracleRights.js';
import { levelOf, type OracleAsset, type OracleCollection } from './oracleState.js';
import { approve, bumpEpoch, burn, resolveTransfer, revokeApproval, transfer } from './oracleTransfer.js';
import { NO_METADATA, VERSION } from './scenarios.js';

/** A call of a history. All of its arguments are well formed and its deposit suffices: the rules alone decide. */
export interface Step {
  readonly method: string;
  readonly by: string;
  readonly args: Record<string, unknown> & { collection_id?: string; token_id?: string };
}

/** The code of the refusal, or the events. */
export type Verdict = string | ContractEvent[];

/** The rules of NRC-101 written a second time, from the specification and not from the contract. */
export class Oracle {
  readonly collections = new Map<string, OracleCollection>();
  readonly assets = new Map<string, OracleAsset>();
  readonly anchors = new Map<string, { size: number; root: string }>();
  platform: Platform = { account: 'root.test', fee: 0 };
  #approvals = 0;

  apply(step: Step, now: bigint): Verdict {
    const { method, by, args } = step;
    if (method === 'nrc_create_collection') return this.#createCollection(by, args['name'] as string, args['minting'] as string, now);
    if (method === 'nrc_create_replica') return this.#replicate(step, now);
    if (method === 'nrc_anchor_audit') return this.#anchor(by, args, now);
    if (method === 'nrc_set_platform') return this.#setPlatform(by, args);
    if (method.startsWith('storage_')) return [];
    if (args.token_id === undefined) {
      const collection = this.collections.get(args.collection_id!);
      return collection ? this.#onCollection(step, collection, now) : 'E_NO_SUCH_COLLECTION';
    }
    const asset = this.assets.get(args.token_id);
    if (method === 'nrc_sweep_access' && !asset) return [];
    return asset ? this.#onAsset(step, asset, now) : 'E_NO_SUCH_ASSET';
  }

  #createCollection(by: string, name: string, minting: string, now: bigint): Verdict {
    const id = String(this.collections.size + 1);
    this.collections.set(id, { id, creator: by, createdAt: now, owner: by, name, minting, minted: 0, minters: new Set() });
    return [nrc101('collection_create', {
      collection_id: id, name, kind_hint: null, context_window: null, base_model: null, image: null, description: null,
      creator_id: by, owner_id: by, minting, royalty: {}, created_at: String(now),
    })];
  }

  #onCollection({ method, by, args }: Step, collection: OracleCollection, now: bigint): Verdict {
    if (method === 'nrc_mint') return this.#mint(by, args, collection, now, null);
    if (by !== collection.owner) return 'E_NOT_OWNER';
    const collection_id = collection.id;
    if (method === 'nrc_transfer_collection') {
      const to = args['new_owner_id'] as string;
      if (to === by) return 'E_SELF_TRANSFER';
      collection.owner = to;
      collection.minters.clear();
      return [nrc101('collection_transfer', { collection_id, old_owner_id: by, new_owner_id: to })];
    }
    if (method === 'nrc_set_minter') {
      const account_id = args['account_id'] as string;
      const allowed = args['allowed'] as boolean;
      if (collection.minters.has(account_id) === allowed) return [];
      if (allowed) collection.minters.add(account_id); else collection.minters.delete(account_id);
      return [nrc101('minter_set', { collection_id, account_id, allowed })];
    }
    const { name, minting } = args as { name: string; minting: string };
    if (collection.name === name && collection.minting === minting) return [];
    Object.assign(collection, { name, minting });
    return [nrc101('collection_update', {
      collection_id, name, kind_hint: null, context_window: null, base_model: null, image: null, description: null, minting, royalty: {},
      by,
    })];
  }

  #mint(by: string, args: Step['args'], collection: OracleCollection, now: bigint, parent: string | null): Verdict {
    const listed = collection.minting === 'allow_list' && collection.minters.has(by);
    if (by !== collection.owner && collection.minting !== 'open' && !listed) return 'E_NOT_MINTER';
    const { owner_id: owner, name, default_level: defaultLevel, max_level: maxLevel, royalty = {} } = args as {
      owner_id: string; name: string; default_level: number; max_level: number; royalty?: Record<string, number>;
    };
    if (maxLevel > 0 && defaultLevel > maxLevel) return 'E_OVER_MAX_LEVEL';
    const token = `${collection.id}:${++collection.minted}`;
    this.assets.set(token, {
      token, collection: collection.id, creator: by, mintedAt: now, parent, owner, name, defaultLevel, maxLevel, epoch: 0, versions: 0,
      paidLevel: 0, paidUntil: 0n, royalty, rights: new Map(), terms: new Map(), requests: new Map(), approvals: new Map(),
    });
    return [
      nep171('nft_mint', { owner_id: owner, token_ids: [token], memo: null }),
      nrc101('asset_mint', {
        token_id: token, collection_id: collection.id, kind: 'model', name, creator_id: by, owner_id: owner, metadata: NO_METADATA,
        default_level: defaultLevel, max_level: maxLevel, royalty, version: null, minted_at: String(now),
      }),
    ];
  }

  #onAsset(step: Step, asset: OracleAsset, now: bigint): Verdict {
    const { method, by, args } = step;
    const rule = RIGHTS[method];
    if (rule) return rule(asset, by, args, now);
    if (method === 'nrc_lease') return lease(asset, by, args, now, this.platform);
    if (method === 'nrc_set_lease_terms') return setTerms(asset, by, args);
    if (method === 'nft_approve') return approve(asset, by, args['account_id'] as string, () => ++this.#approvals);
    if (method.startsWith('nft_revoke')) return revokeApproval(asset, by, args['account_id'] as string | undefined);
    if (method.startsWith('nft_transfer')) return transfer(asset, by, args);
    if (method === 'nrc_bump_epoch') return bumpEpoch(asset, by);
    if (method === 'nrc_burn') {
      const verdict = burn(asset, by, now);
      if (typeof verdict !== 'string') this.assets.delete(asset.token);
      return verdict;
    }
    const needed = method === 'nrc_update_metadata' || method === 'nrc_publish_version' ? 5 : 6;
    if (levelOf(asset, by, now) < needed) return 'E_LEVEL_TOO_LOW';
    if (method === 'nrc_set_royalty') return setRoyalty(step, asset);
    if (method === 'nrc_set_default_level') return setDefaultLevel(step, asset);
    if (method === 'nrc_set_max_level') return setMaxLevel(step, asset, now);
    const token_id = asset.token;
    if (method === 'nrc_publish_version') {
      const version = { number: ++asset.versions, ...VERSION, published_at: String(now) };
      return [nrc101('version_publish', { token_id, version, by })];
    }
    const name = args['name'] as string;
    if (name === asset.name) return [];
    asset.name = name;
    return [nrc101('metadata_update', { token_id, name, metadata: NO_METADATA, by })];
  }

  /** What the receiver answered is `refused` unless it was a plain false. */
  resolveTransfer(args: Record<string, unknown>, refused: boolean): Verdict {
    const asset = this.assets.get(args['token_id'] as string);
    return asset ? resolveTransfer(asset, args, refused) : [];
  }

  #replicate({ by, args }: Step, now: bigint): Verdict {
    const parent = this.assets.get(args['parent_id'] as string);
    if (!parent) return 'E_NO_SUCH_ASSET';
    if (levelOf(parent, by, now) < 3) return 'E_LEVEL_TOO_LOW';
    const collection = this.collections.get(args.collection_id!);
    if (!collection) return 'E_NO_SUCH_COLLECTION';
    const minted = this.#mint(by, args, collection, now, parent.token);
    if (typeof minted === 'string') return minted;
    const token_id = `${collection.id}:${collection.minted}`;
    return [...minted, nrc101('replica_create', { token_id, parent_id: parent.token, by })];
  }

  #anchor(by: string, args: Step['args'], now: bigint): Verdict {
    if (by !== 'root.test') return 'E_NOT_ANCHORER';
    const { origin, size, root } = args as unknown as { origin: string; size: number; root: string };
    const latest = this.anchors.get(origin);
    if (latest && latest.size === size && latest.root === root) return [];
    if (latest && latest.size >= size) return 'E_ANCHOR_SHRINKS';
    this.anchors.set(origin, { size, root });
    return [nrc101('audit_anchor', { origin, size, root, by, anchored_at: String(now) })];
  }

  #setPlatform(by: string, args: Step['args']): Verdict {
    if (by !== 'root.test') return 'E_NOT_CONTRACT_OWNER';
    const { account_id, fee_basis_points } = args as unknown as { account_id: string; fee_basis_points: number };
    if (fee_basis_points > 1000) return 'E_FEE';
    if (this.platform.account === account_id && this.platform.fee === fee_basis_points) return [];
    this.platform = { account: account_id, fee: fee_basis_points };
    return [nrc101('platform_set', { account_id, fee_basis_points, by })];
  }
}

function setRoyalty({ by, args }: Step, asset: OracleAsset): Verdict {
  const royalty = args['royalty'] as Record<string, number>;
  if (JSON.stringify(royalty) === JSON.stringify(asset.royalty)) return [];
  asset.royalty = royalty;
  return [nrc101('royalty_set', { token_id: asset.token, royalty, by })];
}

function setDefaultLevel({ by, args }: Step, asset: OracleAsset): Verdict {
  const level = args['level'] as number;
  if (level === 6) return 'E_BAD_INPUT';
  if (asset.maxLevel > 0 && level > asset.maxLevel) return 'E_OVER_MAX_LEVEL';
  if (level === asset.defaultLevel) return [];
  asset.defaultLevel = level;
  return [nrc101('default_level_set', { token_id: asset.token, level, by })];
}

function setMaxLevel({ by, args }: Step, asset: OracleAsset, now: bigint): Verdict {
  const level = args['level'] as number;
  if (asset.maxLevel > 0 && (level === 0 || level > asset.maxLevel)) return 'E_OVER_MAX_LEVEL';
  if (level === asset.maxLevel) return [];
  if (level < asset.paidLevel && asset.paidUntil > now) return 'E_WOULD_LOSE';
  asset.maxLevel = level;
  return [nrc101('max_level_set', { token_id: asset.token, level, by })];
}
