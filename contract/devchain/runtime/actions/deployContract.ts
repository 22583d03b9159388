import { hash58 } from '../../codec/hash.js';
import { LIMIT } from '../../protocol/costs.js';
import { ActionError } from '../actionError.js';
import type { ReceiptRun } from '../receiptRun.js';

export function deployContract(run: ReceiptRun, code: Buffer): void {
  run.requireActorIsAccount();
  if (code.length > LIMIT.maxContractSize) {
    throw new ActionError({ NewReceiptValidationError: { ContractSizeExceeded: { size: code.length, limit: LIMIT.maxContractSize } } });
  }
  const account = run.account();
  const old = run.draft.code(account.codeHash)?.length ?? 0;
  run.draft.setCode(run.accountId, code);
  run.update({ codeHash: hash58(code), storageUsage: account.storageUsage - old + code.length });
}
