import type { Action, Permission } from '../codec/action.js';

/** nearcore's `InvalidAccessKeyError` for what a key may not do; null where it may. */
export function permissionProblem(permission: Permission, receiverId: string, actions: readonly Action[]): object | string | null {
  if (permission.type === 'FullAccess') return null;
  const [action] = actions;
  if (actions.length !== 1 || action?.type !== 'FunctionCall') return 'RequiresFullAccess';
  if (action.deposit > 0n) return 'DepositWithFunctionCall';
  if (receiverId !== permission.receiverId) {
    return { ReceiverMismatch: { tx_receiver: receiverId, ak_receiver: permission.receiverId } };
  }
  const { methodNames } = permission;
  return methodNames.length === 0 || methodNames.includes(action.methodName)
    ? null
    : { MethodNameMismatch: { method_name: action.methodName } };
}
