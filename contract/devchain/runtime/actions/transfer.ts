import { encodeBase58 } from '../../codec/base58.js';
import { isImplicit } from '../../codec/accountId.js';
import { ACCOUNT_BYTES } from '../../ledger/account.js';
import { SYSTEM } from '../../ledger/receipt.js';
import { ActionError } from '../actionError.js';
import type { ReceiptRun } from '../receiptRun.js';
import { accessKeyBytes } from './accessKeys.js';
import { EMPTY_ACCOUNT } from './createAccount.js';

export function transfer(run: ReceiptRun, deposit: bigint): void {
  const account = run.draft.account(run.accountId);
  if (account) run.update({ amount: account.amount + deposit });
  else if (isImplicit(run.accountId) && run.receipt.predecessorId !== SYSTEM) createImplicit(run, deposit);
  else throw ActionError.accountDoesNotExist(run.accountId);
}

/** The first transfer to a key's account makes it, with that key in full control. */
function createImplicit(run: ReceiptRun, amount: bigint): void {
  const publicKey = `ed25519:${encodeBase58(Buffer.from(run.accountId, 'hex'))}`;
  const accessKey = { nonce: firstNonce(run.block.height), permission: { type: 'FullAccess' } } as const;
  const storageUsage = ACCOUNT_BYTES + accessKeyBytes(publicKey, accessKey);
  run.draft.setAccount(run.accountId, { ...EMPTY_ACCOUNT, amount, storageUsage });
  run.draft.setAccessKey(run.accountId, publicKey, accessKey);
}

/** New keys start at a nonce that rises with height, so that a key removed and added again cannot replay. */
export function firstNonce(height: number): bigint {
  return BigInt(height - 1) * 1_000_000n;
}
