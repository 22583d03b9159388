import type { Chain } from '../chain/chain.js';
import { encodeJson, type Json } from '../codec/json.js';
import type { Block } from '../ledger/block.js';
import { SHARD_ID, streamerMessage } from './streamerMessage.js';

export interface LakeObject {
  readonly name: string;
  readonly body: string;
}

/** near-lake's folder of a block: its height in twelve digits. */
export function lakeFolderOf(height: number): string {
  return height.toString().padStart(12, '0');
}

export const LAKE_NAMES: readonly string[] = ['block.json', `shard_${SHARD_ID}.json`];

/** What stands in a block's folder. */
export function lakeObjects(chain: Chain, block: Block): LakeObject[] {
  const message = streamerMessage(chain, block, false);
  return [
    { name: 'block.json', body: encodeJson(message.block) },
    ...message.shards.map(shard => ({ name: `shard_${shard.shard_id}.json`, body: encodeJson(shard as Json) })),
  ];
}
