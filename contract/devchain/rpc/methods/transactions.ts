import type { Chain } from '../../chain/chain.js';
import { progressOf, WAIT_LEVELS, type TransactionProgress, type WaitLevel } from '../../chain/transactionProgress.js';
import { BorshError } from '../../codec/borshReader.js';
import type { Json } from '../../codec/json.js';
import { decodeTransaction, type SignedTransaction } from '../../codec/transaction.js';
import { InvalidTransaction } from '../../runtime/invalidTransaction.js';
import type { Node, RpcMethods } from '../node.js';
import { Params } from '../params.js';
import { RpcError } from '../rpcError.js';
import { progressView, sentView } from '../views/progressView.js';

export const transactionMethods: RpcMethods = {
  send_tx: (node, raw) => sendTransaction(node, raw),
  broadcast_tx_commit: (node, raw) => sendTransaction(node, raw, 'EXECUTED_OPTIMISTIC'),
  broadcast_tx_async: (node, raw) => submit(node, readTransaction(raw)).hash,
  tx: (node, raw) => transactionStatus(node, raw, false),
  EXPERIMENTAL_tx_status: (node, raw) => transactionStatus(node, raw, true),
};

async function sendTransaction(node: Node, raw: unknown, fixedLevel?: WaitLevel): Promise<Json> {
  const level = fixedLevel ?? waitLevel(new Params(raw, ['signed_tx_base64']));
  const { hash } = submit(node, readTransaction(raw));
  return sentView(node.chain, await waitFor(node, hash, level));
}

function readTransaction(raw: unknown): SignedTransaction {
  try {
    return decodeTransaction(new Params(raw, ['signed_tx_base64']).base64('signed_tx_base64'));
  } catch (cause) {
    if (cause instanceof BorshError) throw RpcError.parse(`Failed parsing args: Failed to decode transaction: ${cause.message}`);
    throw cause;
  }
}

function submit({ chain, producer }: Node, transaction: SignedTransaction): SignedTransaction {
  try {
    chain.submit(transaction);
  } catch (cause) {
    if (cause instanceof InvalidTransaction) throw RpcError.invalidTransaction(cause);
    throw cause;
  }
  producer.wake();
  return transaction;
}

async function transactionStatus(node: Node, raw: unknown, withReceipts: boolean): Promise<Json> {
  const params = new Params(raw, ['tx_hash', 'sender_account_id']);
  // A whole transaction may stand for its hash, as on a node.
  const hash = params.get('signed_tx_base64') === undefined ? params.string('tx_hash') : readTransaction(raw).hash;
  return progressView(node.chain, await waitFor(node, hash, waitLevel(params)), withReceipts);
}

function waitLevel(params: Params): WaitLevel {
  const level = params.optionalString('wait_until') ?? 'EXECUTED_OPTIMISTIC';
  const known = WAIT_LEVELS.find(name => name === level);
  if (!known) throw RpcError.parse(`Failed parsing args: unknown variant \`${level}\`, expected one of ${WAIT_LEVELS.join(', ')}`);
  return known;
}

/** Waits until the transaction has come that far. A refused or forgotten one is an error at once, one too slow after the time-out. */
async function waitFor(node: Node, hash: string, level: WaitLevel): Promise<TransactionProgress> {
  const reached = look(node.chain, hash, level);
  if (reached) return reached;
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      stop();
      act();
    };
    const timer = setTimeout(() => settle(() => reject(RpcError.timeout())), node.pollTimeoutMs).unref();
    const stop = node.chain.onBlock(() => {
      try {
        const progress = look(node.chain, hash, level);
        if (progress) settle(() => resolve(progress));
      } catch (error) {
        settle(() => reject(error as Error));
      }
    });
  });
}

function look(chain: Chain, hash: string, level: WaitLevel): TransactionProgress | undefined {
  const progress = progressOf(chain, hash);
  if (!progress) {
    const refusal = chain.refusal(hash);
    if (refusal) throw RpcError.invalidTransaction(refusal);
    throw RpcError.handler('UNKNOWN_TRANSACTION', { requested_transaction_hash: hash }, `Transaction ${hash} doesn't exist`);
  }
  return progress.reached(level) ? progress : undefined;
}
