import type { Json } from '../../codec/json.js';
import type { Receipt } from '../../ledger/receipt.js';
import { actionView } from './actionView.js';

export function receiptView(receipt: Receipt): Json {
  return {
    predecessor_id: receipt.predecessorId,
    receiver_id: receipt.receiverId,
    receipt_id: receipt.id,
    priority: 0,
    receipt: receipt.type === 'action'
      ? {
        Action: {
          signer_id: receipt.signerId,
          signer_public_key: receipt.signerPublicKey,
          gas_price: receipt.gasPrice.toString(),
          output_data_receivers: receipt.outputReceivers.map(({ dataId, receiverId }) => ({ data_id: dataId, receiver_id: receiverId })),
          input_data_ids: receipt.inputDataIds,
          actions: receipt.actions.map(actionView),
          is_promise_yield: false,
        },
      }
      : { Data: { data_id: receipt.dataId, data: receipt.data?.toString('base64') ?? null, is_promise_resume: false } },
  };
}
