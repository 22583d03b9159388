import { hash58 } from '../codec/hash.js';
import type { SignedTransaction } from '../codec/transaction.js';
import { Draft } from '../ledger/draft.js';
import type { Outcome } from '../ledger/outcome.js';
import type { ActionReceipt } from '../ledger/receipt.js';
import type { StateView } from '../ledger/state.js';
import type { BlockContext } from './blockContext.js';
import { chargeSigner } from './chargeSigner.js';

export interface Conversion {
  readonly draft: Draft;
  readonly receipt: ActionReceipt;
  readonly outcome: Outcome;
}

/** Turns a transaction into its first receipt, paid for. Throws `InvalidTransaction`. */
export function convertTransaction(transaction: SignedTransaction, state: StateView, block: BlockContext): Conversion {
  const draft = new Draft(state);
  const gasBurnt = chargeSigner(transaction, draft, block.height, block.gasPrice);
  const receipt: ActionReceipt = {
    type: 'action',
    id: hash58(`${transaction.hash}:${block.height}`),
    predecessorId: transaction.signerId,
    receiverId: transaction.receiverId,
    transactionHash: transaction.hash,
    signerId: transaction.signerId,
    signerPublicKey: transaction.publicKey,
    gasPrice: block.gasPrice,
    outputReceivers: [],
    inputDataIds: [],
    actions: transaction.actions,
  };
  const outcome: Outcome = {
    id: transaction.hash,
    executorId: transaction.signerId,
    logs: [],
    receiptIds: [receipt.id],
    gasBurnt,
    tokensBurnt: BigInt(gasBurnt) * block.gasPrice,
    status: { type: 'Receipt', receiptId: receipt.id },
  };
  return { draft, receipt, outcome };
}
