import { GAS_PRICE } from '../../chain/chainOptions.js';
import { findBlock } from '../blockReference.js';
import type { RpcMethods } from '../node.js';
import { Params } from '../params.js';
import { RpcError } from '../rpcError.js';
import { blockView, chunkView } from '../views/blockView.js';

export const blockMethods: RpcMethods = {
  block: ({ chain }, raw) => blockView(chain, findBlock(chain, new Params(raw, ['block_id']))),

  chunk: ({ chain }, raw) => {
    const params = new Params(raw, ['chunk_id']);
    const chunkId = params.optionalString('chunk_id');
    if (chunkId !== undefined) {
      const block = chain.store.byChunk(chunkId);
      if (!block) throw RpcError.handler('UNKNOWN_CHUNK', { chunk_hash: chunkId }, `Chunk Missing: ChunkHash(${chunkId})`);
      return chunkView(chain, block);
    }
    const shard = params.integer('shard_id', 0);
    if (shard !== 0) throw RpcError.handler('INVALID_SHARD_ID', { shard_id: shard }, `Shard id ${shard} does not exist`);
    return chunkView(chain, findBlock(chain, params));
  },

  gas_price: ({ chain }, raw) => {
    findBlock(chain, new Params(raw, ['block_id']), 'final');
    return { gas_price: GAS_PRICE.toString() };
  },
};
