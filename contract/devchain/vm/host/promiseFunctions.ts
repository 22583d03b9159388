import type { Action } from '../../codec/action.js';
import { readPublicKey } from '../../codec/actionCodec.js';
import { isAccountId } from '../../codec/accountId.js';
import { BorshReader } from '../../codec/borshReader.js';
import { actionSendFee, actionSetAside, FEES, receiptFee } from '../../protocol/fees.js';
import type { Call, HostFunctions } from '../call.js';
import { COST, LIMIT } from '../../protocol/costs.js';
import { VmError } from '../vmError.js';

const PROMISE_RESULT = { failed: 2n, successful: 1n } as const;

/** Promises: receipts that this call asks the chain to make once it has succeeded. */
export function promiseFunctions(call: Call): HostFunctions {
  const functions = { ...creation(call), ...batchActions(call), ...results(call) };
  return Object.fromEntries(Object.entries(functions).map(([name, run]) => [name, (...args: never[]) => {
    call.notInView(name);
    return run(...args);
  }]));
}

function creation(call: Call): HostFunctions {
  const { guest, promises } = call;
  const account = (length: bigint, pointer: bigint, dependencies: number) => {
    const id = call.readUtf8(length, pointer);
    if (!isAccountId(id)) throw VmError.host(`Account ID is invalid`, 'InvalidAccountId');
    payForReceipt(call, id, dependencies);
    return id;
  };
  const create = (length: bigint, pointer: bigint) => BigInt(promises.create(account(length, pointer, 0)));
  const then = (promise: bigint, length: bigint, pointer: bigint) => 
    BigInt(promises.then(promise, account(length, pointer, promises.dependencies(promise))));
  const call1 = (promise: bigint, rest: CallArguments) => { functionCall(call, promise, rest, 0n); return promise; };
  return {
    promise_batch_create: create,
    promise_batch_then: then,
    promise_create: (length: bigint, pointer: bigint, ...rest: CallArguments) => call1(create(length, pointer), rest),
    promise_then: (promise: bigint, length: bigint, pointer: bigint, ...rest: CallArguments) => call1(then(promise, length, pointer), rest),
    promise_and: (pointer: bigint, count: bigint) => {
      call.gas.pay(COST.promiseAndBase, COST.promiseAndEach, Number(count));
      const bytes = guest.read(count * 8n, pointer);
      return BigInt(promises.join(Array.from({ length: Number(count) }, (_, i) => bytes.readBigUInt64LE(i * 8))));
    },
  };
}

/** method length and pointer, arguments length and pointer, pointer to the u128 deposit, gas */
type CallArguments = [bigint, bigint, bigint, bigint, bigint, bigint];

function functionCall(call: Call, promise: bigint, args: CallArguments, weight: bigint): void {
  const [methodLength, methodPointer, argsLength, argsPointer, depositPointer, gas] = args;
  const methodName = call.guest.readAny(methodLength, methodPointer).toString();
  const argument = call.guest.readAny(argsLength, argsPointer);
  if (methodName === '') throw VmError.host('Attempted to call a method with empty name', 'EmptyMethodName');
  if (argument.length > LIMIT.maxArgumentsLength) throw VmError.host('The arguments exceed the limit', 'ArgumentsLengthExceeded');
  const deposit = call.guest.readU128(depositPointer);
  act(call, promise, { type: 'FunctionCall', methodName, args: argument, gas: Number(BigInt.asUintN(64, gas)), deposit }, deposit, weight);
}

function batchActions(call: Call): HostFunctions {
  const { guest } = call;
  const key = (length: bigint, pointer: bigint) => {
    const reader = new BorshReader(guest.readAny(length, pointer));
    try {
      const publicKey = readPublicKey(reader);
      reader.end();
      return publicKey;
    } catch {
      throw VmError.host('VM Logic provided an invalid public key', 'InvalidPublicKey');
    }
  };
  return {
    promise_batch_action_create_account: (promise: bigint) => act(call, promise, { type: 'CreateAccount' }),
    promise_batch_action_deploy_contract: (promise: bigint, length: bigint, pointer: bigint) =>
      act(call, promise, { type: 'DeployContract', code: guest.readAny(length, pointer) }),
    promise_batch_action_function_call: (promise: bigint, ...args: CallArguments) => functionCall(call, promise, args, 0n),
    promise_batch_action_function_call_weight: (promise: bigint, ...args: [...CallArguments, bigint]) =>
      functionCall(call, promise, args.slice(0, 6) as CallArguments, BigInt.asUintN(64, args[6])),
    promise_batch_action_transfer: (promise: bigint, pointer: bigint) => {
      const deposit = guest.readU128(pointer);
      act(call, promise, { type: 'Transfer', deposit }, deposit);
    },
    promise_batch_action_stake: (promise: bigint, pointer: bigint, length: bigint, keyPointer: bigint) =>
      act(call, promise, { type: 'Stake', stake: guest.readU128(pointer), publicKey: key(length, keyPointer) }),
    promise_batch_action_add_key_with_full_access: (promise: bigint, length: bigint, pointer: bigint, nonce: bigint) => {
      const accessKey = { nonce: BigInt.asUintN(64, nonce), permission: { type: 'FullAccess' } as const };
      act(call, promise, { type: 'AddKey', publicKey: key(length, pointer), accessKey });
    },
    promise_batch_action_add_key_with_function_call: (
      promise: bigint, length: bigint, pointer: bigint, nonce: bigint, allowancePointer: bigint,
      receiverLength: bigint, receiverPointer: bigint, methodsLength: bigint, methodsPointer: bigint,
    ) => {
      const publicKey = key(length, pointer);
      const allowance = guest.readU128(allowancePointer);
      const receiverId = call.readUtf8(receiverLength, receiverPointer);
      const names = guest.readAny(methodsLength, methodsPointer).toString();
      const permission = {
        type: 'FunctionCall', allowance: allowance > 0n ? allowance : null, receiverId, methodNames: names === '' ? [] : names.split(','),
      } as const;
      act(call, promise, { type: 'AddKey', publicKey, accessKey: { nonce: BigInt.asUintN(64, nonce), permission } });
    },
    promise_batch_action_delete_key: (promise: bigint, length: bigint, pointer: bigint) =>
      act(call, promise, { type: 'DeleteKey', publicKey: key(length, pointer) }),
    promise_batch_action_delete_account: (promise: bigint, length: bigint, pointer: bigint) =>
      act(call, promise, { type: 'DeleteAccount', beneficiaryId: call.readUtf8(length, pointer) }),
  };
}

function results(call: Call): HostFunctions {
  const { context: { promiseResults }, guest, promises } = call;
  return {
    promise_results_count: () => BigInt(promiseResults.length),
    promise_result: (index: bigint, register: bigint) => {
      const result = promiseResults[Number(BigInt.asUintN(64, index))];
      if (result === undefined) throw VmError.host('Accessed invalid promise result index', 'InvalidPromiseResultIndex');
      if (result === null) return PROMISE_RESULT.failed;
      guest.writeRegister(register, result);
      return PROMISE_RESULT.successful;
    },
    promise_return: (promise: bigint) => {
      call.gas.pay(COST.promiseReturn);
      const joined = () => VmError.host('Returning a joint promise is currently prohibited.', 'CannotReturnJointPromise');
      call.returned = { promise: promises.receiptOf(promise, joined) };
    },
  };
}

/** A receipt's fees: sending is burnt now, execution is set aside for where it runs. */
function payForReceipt(call: Call, receiverId: string, dependencies: number): void {
  const fee = receiptFee(receiverId === call.context.currentAccountId);
  call.gas.pay(fee.send, FEES.dataReceiptBase.sendNotSir, dependencies);
  call.gas.promise(fee.execution + FEES.dataReceiptBase.execution * dependencies);
}

function act(call: Call, promise: bigint, action: Action, deposit = 0n, weight = 0n): void {
  call.promises.act(promise, action, weight);
  const index = call.promises.receiptOf(promise, VmError.memory);
  const receiverId = call.promises.receipts[index]!.receiverId;
  call.gas.pay(actionSendFee(action, receiverId === call.context.currentAccountId, receiverId));
  call.gas.promise(actionSetAside(action, receiverId));
  call.spend(deposit);
}
