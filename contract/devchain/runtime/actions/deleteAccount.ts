import { ActionError } from '../actionError.js';
import type { ReceiptRun } from '../receiptRun.js';

/** State above this (code left out) must be emptied by the contract itself first. */
const LARGE_STATE_BYTES = 10_000;

export function deleteAccount(run: ReceiptRun, beneficiaryId: string): void {
  run.requireActorIsAccount();
  const { accountId, draft } = run;
  const account = run.account();
  if (account.locked > 0n) throw new ActionError({ DeleteAccountStaking: { account_id: accountId } });
  const code = draft.code(account.codeHash)?.length ?? 0;
  if (account.storageUsage - code > LARGE_STATE_BYTES) {
    throw new ActionError({ DeleteAccountWithLargeState: { account_id: accountId } });
  }
  if (account.amount > 0n) {
    run.newReceipts.push({
      predecessorId: 'system', receiverId: beneficiaryId, actions: [{ type: 'Transfer', deposit: account.amount }],
      inputDataIds: [], outputReceivers: [],
    });
  }
  for (const [publicKey] of draft.accessKeys(accountId)) draft.setAccessKey(accountId, publicKey, null);
  for (const [key] of draft.records(accountId)) draft.setData(accountId, key, null);
  if (code > 0) draft.setCode(accountId, null);
  draft.setAccount(accountId, null);
  run.actorId = run.receipt.predecessorId;
}
