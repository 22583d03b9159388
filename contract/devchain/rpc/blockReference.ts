import type { Chain } from '../chain/chain.js';
import type { Block } from '../ledger/block.js';
import type { Params } from './params.js';
import { RpcError } from './rpcError.js';

/** The block a request means by `block_id` (height or hash), `finality` or `sync_checkpoint`. */
export function findBlock(chain: Chain, params: Params, fallback?: 'final'): Block {
  const id = params.get('block_id');
  if (typeof id === 'number') return atHeight(chain, id);
  if (typeof id === 'string') return withHash(chain, id);
  const finality = params.optionalString('finality') ?? fallback;
  switch (finality) {
    case 'optimistic': return chain.head;
    case 'near-final': return chain.store.behind(Math.min(1, chain.options.finalityLag));
    case 'final': return chain.final;
    case undefined: break;
    default: throw RpcError.parse(`Failed parsing args: unknown variant \`${finality}\`, expected optimistic, near-final or final`);
  }
  switch (params.get('sync_checkpoint')) {
    case 'genesis': return chain.store.genesis;
    case 'earliest_available': return chain.store.earliest;
    default: throw RpcError.parse('Failed parsing args: one of `block_id`, `finality` and `sync_checkpoint` is needed');
  }
}

function atHeight(chain: Chain, height: number): Block {
  const block = chain.store.byHeight(height);
  if (block) return block;
  // The node cannot know the hash any more; the height is what the caller gave.
  const { genesis, earliest } = chain.store;
  if (height >= genesis.header.height && height < earliest.header.height) throw RpcError.collectedBlock({ height, hash: '1'.repeat(32) });
  throw RpcError.unknownBlock(`HEIGHT: ${height} \n Cause: Unknown`);
}

function withHash(chain: Chain, hash: string): Block {
  const block = chain.store.byHash(hash);
  if (!block) throw RpcError.unknownBlock(`HEADER: ${hash} \n Cause: Unknown`);
  return block;
}
