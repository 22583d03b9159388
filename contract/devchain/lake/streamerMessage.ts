import type { Chain } from '../chain/chain.js';
import type { Json } from '../codec/json.js';
import type { Block } from '../ledger/block.js';
import type { Outcome } from '../ledger/outcome.js';
import type { ActionReceipt } from '../ledger/receipt.js';
import { blockView, chunkHeaderView } from '../rpc/views/blockView.js';
import { changeView } from '../rpc/views/changeView.js';
import { outcomeView } from '../rpc/views/outcomeView.js';
import { receiptView } from '../rpc/views/receiptView.js';
import { transactionView } from '../rpc/views/transactionView.js';

export type ShardMessage = { readonly shard_id: number } & { readonly [name: string]: Json };

/** A block with all that ran in it, as nearcore's indexer streams it. */
export interface StreamerMessage {
  readonly block: Json;
  readonly shards: readonly ShardMessage[];
}

/** The one shard there is. */
export const SHARD_ID = 0;

/** `withTransactions` names each receipt's transaction, as block servers do and near-lake does not. */
export function streamerMessage(chain: Chain, block: Block, withTransactions: boolean): StreamerMessage {
  return { block: blockView(chain, block), shards: [shard(chain, block, withTransactions)] };
}

function shard(chain: Chain, block: Block, withTransactions: boolean): ShardMessage {
  const conversions = block.outcomes.length - block.executed.length;
  return {
    shard_id: SHARD_ID,
    chunk: block.chunk.heightIncluded === block.header.height ? chunk(chain, block) : null,
    receipt_execution_outcomes: block.executed.map((receipt, index) => {
      const execution_outcome = outcomeView({ value: block.outcomes[conversions + index]!, block });
      const executed = { execution_outcome, receipt: receiptView(receipt) };
      return withTransactions ? { ...executed, tx_hash: receipt.transactionHash } : executed;
    }),
    state_changes: block.changes.map(changeView),
  };
}

/** Receipts that ran where they were made are in no chunk; the indexer lists them apart. */
function chunk(chain: Chain, block: Block): Json {
  const { chunk, outcomes } = block;
  return {
    author: chain.options.rootAccount,
    header: chunkHeaderView(chunk),
    transactions: chunk.transactions.map((transaction, index) => ({
      transaction: transactionView(transaction),
      outcome: { execution_outcome: outcomeView({ value: outcomes[index]!, block }), receipt: null },
    })),
    receipts: chunk.receipts.map(receiptView),
    local_receipts: localReceipts(block).map(receiptView),
  };
}

function localReceipts({ chunk, outcomes, made }: Block): ActionReceipt[] {
  const ids = new Set(chunk.transactions.flatMap(({ signerId, receiverId }, index) =>
    (signerId === receiverId ? (outcomes[index] as Outcome).receiptIds : [])));
  return made.filter((receipt): receipt is ActionReceipt => receipt.type === 'action' && ids.has(receipt.id));
}
