import { ZERO_HASH } from '../codec/hash.js';
import type { Account } from '../ledger/account.js';
import type { StateView } from '../ledger/state.js';
import type { CallResult } from '../vm/callResult.js';
import { loadContract, type Contract } from '../vm/contract.js';
import { execute } from '../vm/execute.js';
import { VmError } from '../vm/vmError.js';

/** Gas a view call may burn, as nodes set it by default. */
const VIEW_GAS = 300e12;
const NO_KEY = `ed25519:${'1'.repeat(32)}`;

export interface ViewCall {
  readonly accountId: string;
  readonly methodName: string;
  readonly args: Buffer;
  readonly blockHeight: number;
  readonly blockTimestamp: bigint;
  readonly randomSeed: Buffer;
}

/** Runs a method that may only read, on the state of one block. */
export function callView(state: StateView, account: Account, call: ViewCall): CallResult {
  const refuse = () => { throw VmError.prohibitedInView('storage_write'); };
  return execute(() => codeOf(state, account, call.accountId), call.methodName, {
    currentAccountId: call.accountId,
    signerId: call.accountId,
    signerPublicKey: NO_KEY,
    predecessorId: call.accountId,
    input: call.args,
    attachedDeposit: 0n,
    balance: account.amount,
    lockedBalance: account.locked,
    storageUsage: account.storageUsage,
    prepaidGas: VIEW_GAS,
    isView: true,
    blockHeight: call.blockHeight,
    blockTimestamp: call.blockTimestamp,
    epochHeight: 1,
    randomSeed: call.randomSeed,
    promiseResults: [],
    outputReceivers: [],
    storage: { get: key => state.data(call.accountId, key), set: refuse, delete: refuse },
  });
}

function codeOf(state: StateView, account: Account, accountId: string): Contract {
  const code = account.codeHash === ZERO_HASH ? undefined : state.code(account.codeHash);
  if (!code) throw VmError.noCode(accountId);
  return loadContract(account.codeHash, code);
}
