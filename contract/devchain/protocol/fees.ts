import { isEthImplicit, isImplicit } from '../codec/accountId.js';
import type { Action, DelegateAction } from '../codec/action.js';

/** Gas to send (to oneself, or to another) and to execute; nearcore's transaction costs of protocol version 84. */
export interface Fee {
  readonly sendSir: number;
  readonly sendNotSir: number;
  readonly execution: number;
}

const even = (gas: number): Fee => ({ sendSir: gas, sendNotSir: gas, execution: gas });

export const FEES = {
  receipt: even(108059500000),
  dataReceiptBase: even(36486732312),
  dataReceiptByte: { sendSir: 17212011, sendNotSir: 47683715, execution: 17212011 },
  createAccount: even(3850000000000),
  deployContract: even(184765750000),
  deployContractByte: { sendSir: 6812999, sendNotSir: 47683715, execution: 64572944 },
  functionCall: { sendSir: 200000000000, sendNotSir: 200000000000, execution: 780000000000 },
  functionCallByte: { sendSir: 2235934, sendNotSir: 47683715, execution: 2235934 },
  transfer: even(115123062500),
  stake: { sendSir: 141715687500, sendNotSir: 141715687500, execution: 102217625000 },
  addFullAccessKey: even(101765125000),
  addFunctionCallKey: even(102217625000),
  addFunctionCallKeyByte: { sendSir: 1925331, sendNotSir: 47683715, execution: 1925331 },
  deleteKey: even(94946625000),
  deleteAccount: even(147489000000),
  delegate: even(200000000000),
} as const satisfies Record<string, Fee>;

/** Fee parts of an action, the delegated ones left out; each is a fee times a count. */
function parts(action: Action, receiverId: string): readonly (readonly [Fee, number])[] {
  switch (action.type) {
    case 'CreateAccount': return [[FEES.createAccount, 1]];
    case 'DeployContract': return [[FEES.deployContract, 1], [FEES.deployContractByte, action.code.length]];
    case 'FunctionCall':
      return [[FEES.functionCall, 1], [FEES.functionCallByte, Buffer.byteLength(action.methodName) + action.args.length]];
    case 'Transfer': return transferParts(receiverId);
    case 'Stake': return [[FEES.stake, 1]];
    case 'AddKey': return addKeyParts(action);
    case 'DeleteKey': return [[FEES.deleteKey, 1]];
    case 'DeleteAccount': return [[FEES.deleteAccount, 1]];
    case 'Delegate': return [[FEES.delegate, 1]];
  }
}

/** A transfer to an implicit account pays for its creation, whether it exists or not. */
function transferParts(receiverId: string): readonly (readonly [Fee, number])[] {
  if (isImplicit(receiverId)) return [[FEES.transfer, 1], [FEES.createAccount, 1], [FEES.addFullAccessKey, 1]];
  return isEthImplicit(receiverId) ? [[FEES.transfer, 1], [FEES.createAccount, 1]] : [[FEES.transfer, 1]];
}

function addKeyParts(action: Extract<Action, { type: 'AddKey' }>): readonly (readonly [Fee, number])[] {
  const { permission } = action.accessKey;
  if (permission.type === 'FullAccess') return [[FEES.addFullAccessKey, 1]];
  // One more byte a name: the protocol once stored them with a terminator.
  const bytes = permission.methodNames.reduce((sum, name) => sum + Buffer.byteLength(name) + 1, 0);
  return [[FEES.addFunctionCallKey, 1], [FEES.addFunctionCallKeyByte, bytes]];
}

export function receiptFee(sir: boolean): { send: number; execution: number } {
  return { send: sir ? FEES.receipt.sendSir : FEES.receipt.sendNotSir, execution: FEES.receipt.execution };
}

/** Burnt where the action is sent; a delegate action's inner sending is set aside instead (`gasSetAside`). */
export function actionSendFee(action: Action, sir: boolean, receiverId: string): number {
  return parts(action, receiverId).reduce((sum, [fee, count]) => sum + (sir ? fee.sendSir : fee.sendNotSir) * count, 0);
}

/** Burnt where the action runs, its own step only. */
export function actionExecutionFee(action: Action, receiverId: string): number {
  return parts(action, receiverId).reduce((sum, [fee, count]) => sum + fee.execution * count, 0);
}

/** What the receipt inside a delegate action costs to send, burnt when the delegate action runs. */
export function delegatedSendFee(delegate: DelegateAction): number {
  const sir = delegate.senderId === delegate.receiverId;
  return delegate.actions.reduce((sum, inner) => sum + actionSendFee(inner, sir, delegate.receiverId), receiptFee(sir).send);
}

/** Gas a receipt of these actions takes with it: execution fees, attached gas, and all of that for delegated actions. */
export function gasSetAside(actions: readonly Action[], receiverId: string): number {
  return actions.reduce((sum, action) => sum + actionSetAside(action, receiverId), FEES.receipt.execution);
}

export function actionSetAside(action: Action, receiverId: string): number {
  const own = actionExecutionFee(action, receiverId);
  if (action.type === 'FunctionCall') return own + action.gas;
  if (action.type !== 'Delegate') return own;
  const { delegate } = action;
  return own + delegatedSendFee(delegate) + gasSetAside(delegate.actions, delegate.receiverId);
}

/** Gas attached to function calls, inside delegate actions too. */
export function attachedGas(actions: readonly Action[]): number {
  return actions.reduce((sum, action) =>
    sum + (action.type === 'FunctionCall' ? action.gas : action.type === 'Delegate' ? attachedGas(action.delegate.actions) : 0), 0);
}
