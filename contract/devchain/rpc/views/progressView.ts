import type { Json } from '../../codec/json.js';
import type { Chain } from '../../chain/chain.js';
import type { TransactionProgress } from '../../chain/transactionProgress.js';
import { outcomeView, statusView } from './outcomeView.js';
import { receiptView } from './receiptView.js';
import { transactionView } from './transactionView.js';

/** What `send_tx` answers: until the transaction is executed, its level alone. */
export function sentView(chain: Chain, progress: TransactionProgress): Json {
  return progress.result ? progressView(chain, progress, false) : { final_execution_status: progress.level };
}

/** What `tx` answers, as far as the transaction has come; with its receipts, what `EXPERIMENTAL_tx_status` does. */
export function progressView(chain: Chain, progress: TransactionProgress, withReceipts: boolean): Json {
  const { conversion, receipts, result, level, transaction } = progress;
  if (!conversion) return { final_execution_status: level };
  return {
    final_execution_status: level,
    status: result ? statusView(result.status) : 'Started',
    transaction: transactionView(transaction),
    transaction_outcome: outcomeView(conversion),
    receipts_outcome: receipts.map(outcomeView),
    ...(withReceipts ? { receipts: receiptsOf(chain, progress) } : {}),
  };
}

function receiptsOf(chain: Chain, { conversion, receipts }: TransactionProgress): Json {
  const ids = [conversion!, ...receipts].flatMap(outcome => outcome.value.receiptIds);
  return ids.flatMap(id => {
    const receipt = chain.store.receipt(id);
    return receipt ? [receiptView(receipt.value)] : [];
  });
}
