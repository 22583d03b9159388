import type { Json } from '../../codec/json.js';
import type { Located } from '../../chain/blockStore.js';
import type { Receipt } from '../../ledger/receipt.js';
import type { Node, RpcMethod, RpcMethods } from '../node.js';
import { Params } from '../params.js';
import { RpcError } from '../rpcError.js';
import { liteHeaderView } from '../views/liteHeaderView.js';
import { outcomeView } from '../views/outcomeView.js';
import { receiptView } from '../views/receiptView.js';

/** Where an outcome is, with its way to the outcome root of its block. `block_proof` is empty: there is no light client here. */
const lightClientProof: RpcMethod = ({ chain }, raw) => {
  const params = new Params(raw);
  const isTransaction = params.string('type') === 'transaction';
  const id = params.string(isTransaction ? 'transaction_hash' : 'receipt_id');
  const outcome = chain.store.outcome(id);
  if (!outcome) throw RpcError.handler('UNKNOWN_TRANSACTION_OR_RECEIPT', { transaction_or_receipt_id: id }, `${id} does not exist`);
  if (outcome.block.header.ordinal > chain.final.header.ordinal) {
    throw RpcError.handler('NOT_CONFIRMED', { transaction_or_receipt_id: id }, `${id} is not in a final block yet`);
  }
  return { outcome_proof: outcomeView(outcome), outcome_root_proof: [], block_header_lite: liteHeaderView(outcome.block), block_proof: [] };
};

export const receiptMethods: RpcMethods = {
  EXPERIMENTAL_receipt: ({ chain }, raw) => receiptView(find({ chain }, raw).value),
  EXPERIMENTAL_receipt_to_tx: (node, raw): Json => {
    const { value: { transactionHash } } = find(node, raw);
    const sender = node.chain.store.transaction(transactionHash)?.value.signerId;
    return { transaction_hash: transactionHash, sender_account_id: sender ?? '' };
  },
  EXPERIMENTAL_light_client_proof: lightClientProof,
  light_client_proof: lightClientProof,
};

function find({ chain }: Pick<Node, 'chain'>, raw: unknown): Located<Receipt> {
  const id = new Params(raw, ['receipt_id']).string('receipt_id');
  const receipt = chain.store.receipt(id);
  if (!receipt) throw RpcError.handler('UNKNOWN_RECEIPT', { receipt_id: id }, `Receipt with id ${id} has never been observed on this node`);
  return receipt;
}

