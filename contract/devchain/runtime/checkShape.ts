import { isAccountId } from '../codec/accountId.js';
import type { Action } from '../codec/action.js';
import type { SignedTransaction } from '../codec/transaction.js';
import { verifySignature } from '../codec/keys.js';
import { LIMIT } from '../protocol/costs.js';
import { attachedGas } from '../protocol/fees.js';
import { InvalidTransaction } from './invalidTransaction.js';

/** What can be said of a transaction without looking at the state. Throws `InvalidTransaction`. */
export function checkShape(transaction: SignedTransaction): void {
  if (transaction.size > LIMIT.maxTransactionSize) {
    throw new InvalidTransaction({ TransactionSizeExceeded: { size: transaction.size, limit: LIMIT.maxTransactionSize } });
  }
  if (!isAccountId(transaction.signerId)) throw new InvalidTransaction({ InvalidSignerId: { signer_id: transaction.signerId } });
  if (!isAccountId(transaction.receiverId)) throw new InvalidTransaction({ InvalidReceiverId: { receiver_id: transaction.receiverId } });
  if (!verifySignature(transaction.publicKey, transaction.hashBytes, transaction.signature.bytes)) {
    throw new InvalidTransaction('InvalidSignature');
  }
  const problem = actionsProblem(transaction.actions);
  if (problem) throw new InvalidTransaction({ ActionsValidation: problem });
}

function actionsProblem(actions: readonly Action[]): object | string | null {
  if (actions.length > LIMIT.maxActionsPerReceipt) {
    return { TotalNumberOfActionsExceeded: { total_number_of_actions: actions.length, limit: LIMIT.maxActionsPerReceipt } };
  }
  const gas = attachedGas(actions);
  if (gas > LIMIT.maxTotalPrepaidGas) return { TotalPrepaidGasExceeded: { total_prepaid_gas: gas, limit: LIMIT.maxTotalPrepaidGas } };
  for (const [index, action] of actions.entries()) {
    if (action.type === 'DeleteAccount' && index !== actions.length - 1) return 'DeleteActionMustBeFinal';
    const problem = actionProblem(action);
    if (problem) return problem;
  }
  return actions.filter(action => action.type === 'Delegate').length > 1 ? 'DelegateActionMustBeOnlyOne' : null;
}

function actionProblem(action: Action): object | string | null {
  switch (action.type) {
    case 'DeployContract':
      return action.code.length > LIMIT.maxContractSize
        ? { ContractSizeExceeded: { size: action.code.length, limit: LIMIT.maxContractSize } } : null;
    case 'FunctionCall':
      if (action.gas === 0) return 'FunctionCallZeroAttachedGas';
      if (action.methodName.length > LIMIT.maxMethodNameLength) {
        return { FunctionCallMethodNameLengthExceeded: { length: action.methodName.length, limit: LIMIT.maxMethodNameLength } };
      }
      return action.args.length > LIMIT.maxArgumentsLength
        ? { FunctionCallArgumentsLengthExceeded: { length: action.args.length, limit: LIMIT.maxArgumentsLength } } : null;
    case 'AddKey': return addKeyProblem(action);
    case 'DeleteAccount': return isAccountId(action.beneficiaryId) ? null : { InvalidAccountId: { account_id: action.beneficiaryId } };
    case 'Delegate': return actionsProblem(action.delegate.actions);
    default: return null;
  }
}

function addKeyProblem({ accessKey: { permission } }: Extract<Action, { type: 'AddKey' }>): object | null {
  if (permission.type === 'FullAccess') return null;
  if (!isAccountId(permission.receiverId)) return { InvalidAccountId: { account_id: permission.receiverId } };
  const total = permission.methodNames.reduce((sum, name) => sum + name.length + 1, 0);
  return total > LIMIT.maxMethodNamesBytes
    ? { AddKeyMethodNamesNumberOfBytesExceeded: { total_number_of_bytes: total, limit: LIMIT.maxMethodNamesBytes } } : null;
}
