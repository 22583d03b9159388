import type { FunctionCall } from '../../codec/action.js';
import { ZERO_HASH, hash58, sha256 } from '../../codec/hash.js';
import type { Account } from '../../ledger/account.js';
import type { DataReceiver } from '../../ledger/receipt.js';
import type { CallContext } from '../../vm/callContext.js';
import type { CallResult } from '../../vm/callResult.js';
import { loadContract, type Contract } from '../../vm/contract.js';
import { execute } from '../../vm/execute.js';
import { VmError } from '../../vm/vmError.js';
import { ActionError } from '../actionError.js';
import type { ReceiptRun } from '../receiptRun.js';

export function functionCall(run: ReceiptRun, action: FunctionCall, index: number, isLast: boolean): void {
  const account = run.account();
  const result = execute(() => loadCode(run, account), action.methodName, callContext(run, account, action, index, isLast));
  run.logs.push(...result.logs);
  run.gasBurnt += result.gasBurnt;
  run.gasUsed += result.gasUsed;
  run.functionCallGas += result.gasBurnt;
  if (result.error) throw ActionError.functionCall(result.error.shape);
  run.update({ amount: result.balance, storageUsage: result.storageUsage });
  addReceipts(run, result, index);
}

function loadCode(run: ReceiptRun, account: Account): Contract {
  const code = account.codeHash === ZERO_HASH ? undefined : run.draft.code(account.codeHash);
  if (!code) throw VmError.noCode(run.accountId);
  return loadContract(account.codeHash, code);
}

function callContext(run: ReceiptRun, account: Account, action: FunctionCall, index: number, isLast: boolean): CallContext {
  const { receipt, block, draft, accountId } = run;
  return {
    currentAccountId: accountId,
    signerId: receipt.signerId,
    signerPublicKey: receipt.signerPublicKey,
    predecessorId: receipt.predecessorId,
    input: action.args,
    attachedDeposit: action.deposit,
    balance: account.amount + action.deposit,
    lockedBalance: account.locked,
    storageUsage: account.storageUsage,
    prepaidGas: action.gas,
    isView: false,
    blockHeight: block.height,
    blockTimestamp: block.timestamp,
    epochHeight: block.epochHeight,
    randomSeed: sha256(block.randomSeed, `${receipt.id}:${index}`),
    promiseResults: run.promiseResults,
    outputReceivers: isLast ? receipt.outputReceivers.map(output => output.receiverId) : [],
    trieNodes: block.trieNodes,
    storage: {
      get: key => draft.data(accountId, key),
      set: (key, value) => draft.setData(accountId, key, value),
      delete: key => draft.setData(accountId, key, null),
    },
  };
}

/** Turns the call's promises into receipts; a dependency between two of them becomes a data id. */
function addReceipts(run: ReceiptRun, { promises, returned }: CallResult, index: number): void {
  const first = run.newReceipts.length;
  const outputs: DataReceiver[][] = promises.receipts.map(() => []);
  promises.receipts.forEach(({ receiverId, after, actions }, position) => {
    const inputDataIds = after.map((dependency, input) => {
      const dataId = hash58(`${run.receipt.id}:data:${index}:${position}:${input}`);
      outputs[dependency]!.push({ dataId, receiverId });
      return dataId;
    });
    run.newReceipts.push({ predecessorId: run.accountId, receiverId, actions, inputDataIds, outputReceivers: outputs[position]! });
  });
  run.returned = returned && 'promise' in returned ? { receipt: first + returned.promise } : returned;
}
