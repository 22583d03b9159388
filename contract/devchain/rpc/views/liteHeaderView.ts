import { hash58, ZERO_HASH } from '../../codec/hash.js';
import type { Json } from '../../codec/json.js';
import type { Block } from '../../ledger/block.js';

/** The header as light clients know it. */
export function liteHeaderView({ header, chunk }: Block): Json {
  return {
    prev_block_hash: header.prevHash,
    inner_rest_hash: hash58('rest', header.hash),
    inner_lite: {
      height: header.height,
      epoch_id: ZERO_HASH,
      next_epoch_id: ZERO_HASH,
      prev_state_root: chunk.prevStateRoot,
      outcome_root: header.outcomeRoot,
      timestamp: header.timestamp,
      timestamp_nanosec: header.timestamp.toString(),
      next_bp_hash: ZERO_HASH,
      block_merkle_root: header.merkleRoot,
    },
  };
}
