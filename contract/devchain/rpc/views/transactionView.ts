import type { Json } from '../../codec/json.js';
import type { SignedTransaction } from '../../codec/transaction.js';
import { actionView, signatureView } from './actionView.js';

export function transactionView(transaction: SignedTransaction): Json {
  return {
    signer_id: transaction.signerId,
    public_key: transaction.publicKey,
    nonce: transaction.nonce,
    receiver_id: transaction.receiverId,
    actions: transaction.actions.map(actionView),
    priority_fee: 0,
    signature: signatureView(transaction.signature),
    hash: transaction.hash,
  };
}
