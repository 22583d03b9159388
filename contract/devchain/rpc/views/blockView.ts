import { hash58, ZERO_HASH } from '../../codec/hash.js';
import type { Json } from '../../codec/json.js';
import type { Chain } from '../../chain/chain.js';
import { GAS_PRICE, PROTOCOL_VERSION } from '../../chain/chainOptions.js';
import type { Block, Chunk } from '../../ledger/block.js';
import { LIMIT } from '../../protocol/costs.js';
import { receiptView } from './receiptView.js';
import { transactionView } from './transactionView.js';

export function blockView(chain: Chain, block: Block): Json {
  return { author: chain.options.rootAccount, header: headerView(block), chunks: [chunkHeaderView(block.chunk)] };
}

export function chunkView(chain: Chain, { chunk }: Block): Json {
  return {
    author: chain.options.rootAccount,
    header: chunkHeaderView(chunk),
    transactions: chunk.transactions.map(transactionView),
    receipts: chunk.receipts.map(receiptView),
  };
}

/** Only one epoch ever is: its id is what a real chain's first epochs have. */
export function headerView({ header, chunk }: Block): Json {
  const hasChunk = chunk.heightIncluded === header.height;
  return {
    height: header.height,
    prev_height: header.prevHeight,
    epoch_id: ZERO_HASH,
    next_epoch_id: ZERO_HASH,
    hash: header.hash,
    prev_hash: header.prevHash,
    prev_state_root: chunk.prevStateRoot,
    block_body_hash: hash58('body', header.hash),
    chunk_receipts_root: chunk.receiptsRoot,
    chunk_headers_root: hash58('headers', chunk.hash),
    chunk_tx_root: chunk.transactionsRoot,
    outcome_root: header.outcomeRoot,
    chunks_included: hasChunk ? 1 : 0,
    challenges_root: ZERO_HASH,
    timestamp: header.timestamp,
    timestamp_nanosec: header.timestamp.toString(),
    random_value: header.randomValue,
    validator_proposals: [],
    chunk_mask: [hasChunk],
    gas_price: GAS_PRICE.toString(),
    block_ordinal: header.ordinal + 1,
    rent_paid: '0',
    validator_reward: '0',
    total_supply: header.totalSupply.toString(),
    challenges_result: [],
    last_final_block: header.lastFinalHash,
    last_ds_final_block: header.lastDoomslugFinalHash,
    next_bp_hash: ZERO_HASH,
    block_merkle_root: header.merkleRoot,
    epoch_sync_data_hash: null,
    approvals: [null],
    signature: header.signature,
    latest_protocol_version: PROTOCOL_VERSION,
    chunk_endorsements: [[hasChunk ? 1 : 0]],
  };
}

export function chunkHeaderView(chunk: Chunk): Json {
  return {
    chunk_hash: chunk.hash,
    prev_block_hash: chunk.prevBlockHash,
    outcome_root: chunk.outcomeRoot,
    prev_state_root: chunk.prevStateRoot,
    encoded_merkle_root: hash58('encoded', chunk.hash),
    encoded_length: 8,
    height_created: chunk.heightCreated,
    height_included: chunk.heightIncluded,
    shard_id: 0,
    gas_used: chunk.gasUsed,
    gas_limit: LIMIT.maxGas,
    rent_paid: '0',
    validator_reward: '0',
    balance_burnt: chunk.balanceBurnt.toString(),
    outgoing_receipts_root: chunk.receiptsRoot,
    tx_root: chunk.transactionsRoot,
    validator_proposals: [],
    congestion_info: { delayed_receipts_gas: '0', buffered_receipts_gas: '0', receipt_bytes: 0, allowed_shard: 0 },
    bandwidth_requests: { V1: { requests: [] } },
    signature: chunk.signature,
  };
}
