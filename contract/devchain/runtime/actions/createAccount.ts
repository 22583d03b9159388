import { isImplicit, isSubAccountOf, isTopLevel } from '../../codec/accountId.js';
import { ZERO_HASH } from '../../codec/hash.js';
import { ACCOUNT_BYTES, type Account } from '../../ledger/account.js';
import { ActionError } from '../actionError.js';
import type { ReceiptRun } from '../receiptRun.js';

/** Top-level names shorter than this belong to the registrar. */
const FREE_TOP_LEVEL_LENGTH = 65;
const REGISTRAR = 'registrar';

export const EMPTY_ACCOUNT: Account = { amount: 0n, locked: 0n, codeHash: ZERO_HASH, storageUsage: ACCOUNT_BYTES };

export function createAccount(run: ReceiptRun): void {
  const accountId = run.accountId;
  const predecessorId = run.receipt.predecessorId;
  if (run.draft.account(accountId)) throw new ActionError({ AccountAlreadyExists: { account_id: accountId } });
  if (isImplicit(accountId)) throw new ActionError({ OnlyImplicitAccountCreationAllowed: { account_id: accountId } });
  if (isTopLevel(accountId)) {
    if (accountId.length < FREE_TOP_LEVEL_LENGTH && predecessorId !== REGISTRAR) {
      throw new ActionError({
        CreateAccountOnlyByRegistrar: { account_id: accountId, registrar_account_id: REGISTRAR, predecessor_id: predecessorId },
      });
    }
  } else if (!isSubAccountOf(accountId, predecessorId)) {
    throw new ActionError({ CreateAccountNotAllowed: { account_id: accountId, predecessor_id: predecessorId } });
  }
  run.draft.setAccount(accountId, EMPTY_ACCOUNT);
  run.actorId = accountId;
}
