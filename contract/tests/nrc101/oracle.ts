import { nep171, nrc101 } from './expect.js';
import type { ContractEvent } from './outcome.js';
import { levelOf, type OracleAsset, type OracleCollection } from './oracleState.js';
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

  apply(step: Step, now: bigint): Verdict {
    const { method, by, args } = step;
    if (method === 'nrc_create_collection') return this.#createCollection(by, args['name'] as string, args['minting'] as string, now);
    if (args.token_id === undefined) {
      const collection = this.collections.get(args.collection_id!);
      return collection ? this.#onCollection(step, collection, now) : 'E_NO_SUCH_COLLECTION';
    }
    const asset = this.assets.get(args.token_id);
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
    if (method === 'nrc_mint') return this.#mint(by, args, collection, now);
    if (by !== collection.owner) return 'E_NOT_OWNER';
    const collection_id = collection.id;
    if (method === 'nrc_transfer_collection') {
      const to = args['new_owner_id'] as string;
      if (to === by) return 'E_SELF_TRANSFER';
      collection.owner = to;
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

  #mint(by: string, args: Step['args'], collection: OracleCollection, now: bigint): Verdict {
    const listed = collection.minting === 'allow_list' && collection.minters.has(by);
    if (by !== collection.owner && collection.minting !== 'open' && !listed) return 'E_NOT_MINTER';
    const { owner_id: owner, name, default_level: defaultLevel, max_level: maxLevel } = args as {
      owner_id: string; name: string; default_level: number; max_level: number;
    };
    if (maxLevel > 0 && defaultLevel > maxLevel) return 'E_OVER_MAX_LEVEL';
    const token = `${collection.id}:${++collection.minted}`;
    this.assets.set(token, {
      token, collection: collection.id, creator: by, mintedAt: now, owner, name, defaultLevel, maxLevel, epoch: 0, versions: 0,
      grants: new Map(),
    });
    return [
      nep171('nft_mint', { owner_id: owner, token_ids: [token], memo: null }),
      nrc101('asset_mint', {
        token_id: token, collection_id: collection.id, kind: 'model', name, creator_id: by, owner_id: owner, metadata: NO_METADATA,
        default_level: defaultLevel, max_level: maxLevel, royalty: {}, version: null, minted_at: String(now),
      }),
    ];
  }

  #onAsset(step: Step, asset: OracleAsset, now: bigint): Verdict {
    const { method, by, args } = step;
    if (method === 'nft_transfer') return this.#transfer(by, args['receiver_id'] as string, asset);
    if (method === 'nrc_burn') return this.#burn(by, asset);
    const needed = method === 'nrc_update_metadata' || method === 'nrc_publish_version' ? 5 : 6;
    if (levelOf(asset, by, now) < needed) return 'E_LEVEL_TOO_LOW';
    if (method === 'nrc_set_access') return setAccess(step, asset, now);
    if (method === 'nrc_revoke_access') return revokeAccess(step, asset);
    if (method === 'nrc_set_default_level') return setDefaultLevel(step, asset);
    if (method === 'nrc_set_max_level') return setMaxLevel(step, asset);
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

  #transfer(by: string, to: string, asset: OracleAsset): Verdict {
    if (by !== asset.owner) return 'E_NOT_OWNER';
    if (by === to) return 'E_SELF_TRANSFER';
    asset.owner = to;
    asset.epoch++;
    asset.grants.clear();
    return [
      nep171('nft_transfer', { old_owner_id: by, new_owner_id: to, token_ids: [asset.token], authorized_id: null, memo: null }),
      nrc101('access_epoch', { token_id: asset.token, epoch: asset.epoch, old_owner_id: by, new_owner_id: to }),
    ];
  }

  #burn(by: string, asset: OracleAsset): Verdict {
    if (by !== asset.owner) return 'E_NOT_OWNER';
    this.assets.delete(asset.token);
    return [nep171('nft_burn', { owner_id: by, token_ids: [asset.token] }), nrc101('asset_burn', { token_id: asset.token, owner_id: by })];
  }
}

function setAccess({ by, args }: Step, asset: OracleAsset, now: bigint): Verdict {
  const { account_id, level, expires_at } = args as { account_id: string; level: number; expires_at: string | null };
  if (account_id === asset.owner) return 'E_BAD_INPUT';
  if (asset.maxLevel > 0 && level > asset.maxLevel) return 'E_OVER_MAX_LEVEL';
  const expiresAt = expires_at === null ? null : BigInt(expires_at);
  if (expiresAt !== null && expiresAt <= now) return 'E_EXPIRED';
  const known = asset.grants.get(account_id);
  if (known && known.level === level && known.expiresAt === expiresAt) return [];
  asset.grants.set(account_id, { level, expiresAt, by, at: now });
  return [nrc101('access_set', {
    token_id: asset.token, account_id, level, expires_at, granted_by: by, granted_at: String(now), origin: 'grant',
  })];
}

function revokeAccess({ by, args }: Step, asset: OracleAsset): Verdict {
  const account_id = args['account_id'] as string;
  if (!asset.grants.delete(account_id)) return [];
  return [nrc101('access_revoke', { token_id: asset.token, account_id, revoked_by: by })];
}

function setDefaultLevel({ by, args }: Step, asset: OracleAsset): Verdict {
  const level = args['level'] as number;
  if (asset.maxLevel > 0 && level > asset.maxLevel) return 'E_OVER_MAX_LEVEL';
  if (level === asset.defaultLevel) return [];
  asset.defaultLevel = level;
  return [nrc101('default_level_set', { token_id: asset.token, level, by })];
}

function setMaxLevel({ by, args }: Step, asset: OracleAsset): Verdict {
  const level = args['level'] as number;
  if (asset.maxLevel > 0 && (level === 0 || level > asset.maxLevel)) return 'E_OVER_MAX_LEVEL';
  if (level === asset.maxLevel) return [];
  asset.maxLevel = level;
  return [nrc101('max_level_set', { token_id: asset.token, level, by })];
}
