import type { Json } from '../../codec/json.js';
import { PROTOCOL_VERSION } from '../../chain/chainOptions.js';
import type { Block } from '../../ledger/block.js';
import type { Node, RpcMethods } from '../node.js';
import { chainConfigView, protocolConfigView } from '../views/protocolConfigView.js';

const EPOCH_LENGTH = 43200;

export const networkMethods: RpcMethods = {
  status,
  health: () => null,
  network_info: () => ({
    active_peers: [], num_active_peers: 0, peer_max_count: 40, sent_bytes_per_sec: 0, received_bytes_per_sec: 0, known_producers: [],
  }),
  validators: ({ chain }) => ({
    current_validators: [{
      account_id: chain.options.rootAccount, public_key: chain.validator.publicKey, is_slashed: false, stake: '0', shards: [0],
      num_produced_blocks: chain.head.header.ordinal, num_expected_blocks: chain.head.header.ordinal,
      num_produced_chunks: chain.head.header.ordinal, num_expected_chunks: chain.head.header.ordinal,
      num_produced_chunks_per_shard: [chain.head.header.ordinal], num_expected_chunks_per_shard: [chain.head.header.ordinal],
      num_produced_endorsements: 0, num_expected_endorsements: 0,
    }],
    next_validators: [], current_fishermen: [], next_fishermen: [], current_proposals: [], prev_epoch_kickout: [],
    epoch_start_height: chain.store.genesis.header.height, epoch_height: 1,
  }),
  EXPERIMENTAL_protocol_config: ({ chain }) => protocolConfigView(chain, EPOCH_LENGTH),
  EXPERIMENTAL_genesis_config: ({ chain }) => chainConfigView(chain, EPOCH_LENGTH),
  EXPERIMENTAL_maintenance_windows: () => [],
};

function status({ chain, startedAt, rpcAddress }: Node): Json {
  const { head, store } = chain;
  return {
    version: { version: 'devchain', build: 'neura', commit: 'none', rustc_version: '1' },
    chain_id: chain.options.chainId,
    protocol_version: PROTOCOL_VERSION,
    latest_protocol_version: PROTOCOL_VERSION,
    rpc_addr: rpcAddress,
    validators: [{ account_id: chain.options.rootAccount }],
    sync_info: {
      ...blockInfo('latest', head),
      latest_state_root: head.header.stateRoot,
      ...blockInfo('earliest', store.earliest),
      syncing: false,
      epoch_id: '1'.repeat(32),
      epoch_start_height: store.genesis.header.height,
    },
    validator_account_id: chain.options.rootAccount,
    validator_public_key: chain.validator.publicKey,
    node_public_key: chain.validator.publicKey,
    node_key: null,
    uptime_sec: Math.floor((performance.now() - startedAt) / 1000),
    genesis_hash: store.genesis.header.hash,
    detailed_debug_status: null,
  };
}

function blockInfo(which: 'latest' | 'earliest', { header }: Block): { [name: string]: Json } {
  return {
    [`${which}_block_hash`]: header.hash,
    [`${which}_block_height`]: header.height,
    [`${which}_block_time`]: isoTime(header.timestamp),
  };
}

/** RFC 3339 with all nine digits of the nanoseconds. */
function isoTime(nanoseconds: bigint): string {
  const seconds = new Date(Number(nanoseconds / 1_000_000_000n) * 1000).toISOString().slice(0, 19);
  return `${seconds}.${(nanoseconds % 1_000_000_000n).toString().padStart(9, '0')}Z`;
}
