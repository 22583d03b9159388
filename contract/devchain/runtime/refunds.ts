import type { Action } from '../codec/action.js';
import { hash58 } from '../codec/hash.js';
import { SYSTEM, type ActionReceipt } from '../ledger/receipt.js';
import type { ReceiptRun } from './receiptRun.js';

/** Unused gas goes back to the signer, and of a failed receipt the deposits to the predecessor. */
export function refunds(run: ReceiptRun, gasSetAside: number, failed: boolean): ActionReceipt[] {
  const { receipt } = run;
  if (receipt.predecessorId === SYSTEM) return [];
  const deposit = failed ? receipt.actions.reduce((sum, action) => sum + depositOf(action), 0n) : 0n;
  const unused = gasSetAside - (failed ? run.gasBurnt : run.gasUsed);
  const gas = BigInt(Math.max(0, unused)) * receipt.gasPrice;
  return [
    ...(deposit > 0n ? [refund(receipt, 'deposit', receipt.predecessorId, deposit)] : []),
    ...(gas > 0n ? [refund(receipt, 'gas', receipt.signerId, gas)] : []),
  ];
}

/** A gas refund (the signer's own) gives a limited key its allowance back. */
export function returnAllowance({ receipt, draft }: ReceiptRun): void {
  if (receipt.predecessorId !== SYSTEM || receipt.signerId !== receipt.receiverId) return;
  const key = draft.accessKey(receipt.signerId, receipt.signerPublicKey);
  if (key?.permission.type !== 'FunctionCall' || key.permission.allowance === null) return;
  const refunded = receipt.actions.reduce((sum, action) => sum + depositOf(action), 0n);
  const permission = { ...key.permission, allowance: key.permission.allowance + refunded };
  draft.setAccessKey(receipt.signerId, receipt.signerPublicKey, { ...key, permission });
}

/** yoctoNEAR an action takes with it; those inside a delegate action are the relayer's to pay. */
export function depositOf(action: Action): bigint {
  if (action.type === 'Delegate') return action.delegate.actions.reduce((sum, inner) => sum + depositOf(inner), 0n);
  return action.type === 'FunctionCall' || action.type === 'Transfer' ? action.deposit : 0n;
}

function refund(receipt: ActionReceipt, what: 'deposit' | 'gas', receiverId: string, deposit: bigint): ActionReceipt {
  return {
    type: 'action',
    id: hash58(`${receipt.id}:${what}-refund`),
    predecessorId: SYSTEM,
    receiverId,
    transactionHash: receipt.transactionHash,
    signerId: receipt.signerId,
    signerPublicKey: receipt.signerPublicKey,
    gasPrice: 0n,
    outputReceivers: [],
    inputDataIds: [],
    actions: [{ type: 'Transfer', deposit }],
  };
}
