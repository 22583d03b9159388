import { hash58 } from '../codec/hash.js';
import { FEES, gasSetAside } from '../protocol/fees.js';
import { missingStake } from '../ledger/account.js';
import { Draft } from '../ledger/draft.js';
import type { Outcome, OutcomeStatus } from '../ledger/outcome.js';
import { SYSTEM, type ActionReceipt, type Receipt } from '../ledger/receipt.js';
import type { StateView } from '../ledger/state.js';
import { ActionError } from './actionError.js';
import { applyAction } from './applyAction.js';
import type { BlockContext } from './blockContext.js';
import { ReceiptRun, type NewReceipt } from './receiptRun.js';
import { refunds, returnAllowance } from './refunds.js';

export interface ReceiptResult {
  readonly outcome: Outcome;
  readonly newReceipts: readonly Receipt[];
  /** What to write where the receipt succeeded; null where it failed. */
  readonly draft: Draft | null;
  /** Gas that contract code burnt, whether it succeeded or not. */
  readonly functionCallGas: number;
}

/** Executes one action receipt whose data has all come. */
export function applyReceipt(
  receipt: ActionReceipt, state: StateView, block: BlockContext, promiseResults: readonly (Buffer | null)[],
): ReceiptResult {
  const run = new ReceiptRun(receipt, new Draft(state), block, promiseResults);
  run.burn(FEES.receipt.execution);
  const failure = runActions(run);
  const made = failure ? [] : numbered(run);
  const status = failure ?? success(run, made);
  const setAside = gasSetAside(receipt.actions, receipt.receiverId);
  const newReceipts: Receipt[] = [...made, ...dataReceipts(run, status), ...refunds(run, setAside, failure !== null)];
  const outcome: Outcome = {
    id: receipt.id,
    executorId: receipt.receiverId,
    logs: run.logs,
    receiptIds: newReceipts.filter(r => r.type === 'action').map(r => r.id),
    gasBurnt: run.gasBurnt,
    tokensBurnt: receipt.predecessorId === SYSTEM ? 0n : BigInt(run.gasBurnt) * receipt.gasPrice,
    status,
  };
  return { outcome, newReceipts, draft: failure ? null : run.draft, functionCallGas: run.functionCallGas };
}

function runActions(run: ReceiptRun): (OutcomeStatus & { type: 'Failure' }) | null {
  let index: number | null = null;
  try {
    for (const [i, action] of run.receipt.actions.entries()) {
      index = i;
      applyAction(run, action, i);
    }
    index = null;
    finish(run);
    return null;
  } catch (cause) {
    if (!(cause instanceof ActionError)) throw cause;
    return { type: 'Failure', index, kind: cause.kind };
  }
}

/** Every receipt that succeeds writes its account, changed or not: a reader finds it by that. */
function finish(run: ReceiptRun): void {
  returnAllowance(run);
  const account = run.draft.account(run.accountId);
  if (!account) return;
  const missing = missingStake(account);
  if (missing > 0n) throw new ActionError({ LackBalanceForState: { account_id: run.accountId, amount: missing.toString() } });
  run.draft.setAccount(run.accountId, account);
}

function numbered(run: ReceiptRun): ActionReceipt[] {
  const { receipt, newReceipts, returned } = run;
  const heir = returned && 'receipt' in returned ? returned.receipt : -1;
  return newReceipts.map((created: NewReceipt, index) => ({
    type: 'action',
    id: hash58(`${receipt.id}:receipt:${index}`),
    predecessorId: created.predecessorId,
    receiverId: created.receiverId,
    transactionHash: receipt.transactionHash,
    signerId: receipt.signerId,
    signerPublicKey: receipt.signerPublicKey,
    gasPrice: created.predecessorId === SYSTEM ? 0n : receipt.gasPrice,
    // The returned promise answers whoever waited for this receipt.
    outputReceivers: index === heir ? [...created.outputReceivers, ...receipt.outputReceivers] : created.outputReceivers,
    inputDataIds: created.inputDataIds,
    actions: created.actions,
  }));
}

function success(run: ReceiptRun, made: readonly ActionReceipt[]): OutcomeStatus {
  const { returned } = run;
  if (returned && 'receipt' in returned) return { type: 'Receipt', receiptId: made[returned.receipt]!.id };
  return { type: 'Value', value: returned ?? Buffer.alloc(0) };
}

function dataReceipts(run: ReceiptRun, status: OutcomeStatus): Receipt[] {
  if (status.type === 'Receipt') return [];
  const { receipt } = run;
  return receipt.outputReceivers.map(({ dataId, receiverId }, index) => ({
    type: 'data',
    id: hash58(`${receipt.id}:result:${index}`),
    predecessorId: receipt.receiverId,
    receiverId,
    transactionHash: receipt.transactionHash,
    dataId,
    data: status.type === 'Value' ? status.value : null,
  }));
}
