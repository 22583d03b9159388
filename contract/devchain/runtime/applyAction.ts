import type { Action } from '../codec/action.js';
import { actionExecutionFee } from '../protocol/fees.js';
import { ActionError } from './actionError.js';
import { addKey, deleteKey } from './actions/accessKeys.js';
import { createAccount } from './actions/createAccount.js';
import { delegate } from './actions/delegate.js';
import { deleteAccount } from './actions/deleteAccount.js';
import { deployContract } from './actions/deployContract.js';
import { functionCall } from './actions/functionCall.js';
import { transfer } from './actions/transfer.js';
import type { ReceiptRun } from './receiptRun.js';

/** Runs action `index` of the receipt. Throws `ActionError` where it cannot be done. */
export function applyAction(run: ReceiptRun, action: Action, index: number): void {
  run.burn(actionExecutionFee(action, run.accountId));
  run.returned = null;
  if (action.type !== 'CreateAccount' && action.type !== 'Transfer') run.account();
  switch (action.type) {
    case 'CreateAccount': return createAccount(run);
    case 'DeployContract': return deployContract(run, action.code);
    case 'FunctionCall': return functionCall(run, action, index, index === run.receipt.actions.length - 1);
    case 'Transfer': return transfer(run, action.deposit);
    case 'AddKey': return addKey(run, action.publicKey, action.accessKey);
    case 'DeleteKey': return deleteKey(run, action.publicKey);
    case 'DeleteAccount': return deleteAccount(run, action.beneficiaryId);
    case 'Delegate': return delegate(run, action);
    // One validator makes every block here: there is no stake to take part with.
    case 'Stake': throw new ActionError({ TriesToStake: {
      account_id: run.accountId, stake: action.stake.toString(), locked: '0', balance: run.account().amount.toString(),
    } });
  }
}
