import type { AccessKey } from '../../codec/action.js';
import { publicKeyBytes } from '../../codec/keys.js';
import { ActionError } from '../actionError.js';
import type { ReceiptRun } from '../receiptRun.js';
import { firstNonce } from './transfer.js';

const RECORD_OVERHEAD = 40;

export function addKey(run: ReceiptRun, publicKey: string, accessKey: AccessKey): void {
  run.requireActorIsAccount();
  if (run.draft.accessKey(run.accountId, publicKey)) {
    throw new ActionError({ AddKeyAlreadyExists: { account_id: run.accountId, public_key: publicKey } });
  }
  const stored = { ...accessKey, nonce: firstNonce(run.block.height) };
  run.draft.setAccessKey(run.accountId, publicKey, stored);
  run.update({ storageUsage: run.account().storageUsage + accessKeyBytes(publicKey, stored) });
}

export function deleteKey(run: ReceiptRun, publicKey: string): void {
  run.requireActorIsAccount();
  const accessKey = run.draft.accessKey(run.accountId, publicKey);
  if (!accessKey) throw new ActionError({ DeleteKeyDoesNotExist: { account_id: run.accountId, public_key: publicKey } });
  run.draft.setAccessKey(run.accountId, publicKey, null);
  run.update({ storageUsage: run.account().storageUsage - accessKeyBytes(publicKey, accessKey) });
}

/** Bytes of storage a key takes: its borsh, its record's borsh, and the overhead of a record. */
export function accessKeyBytes(publicKey: string, { permission }: AccessKey): number {
  const NONCE_AND_TAG = 9;
  const own = publicKeyBytes(publicKey).length + NONCE_AND_TAG + RECORD_OVERHEAD;
  if (permission.type === 'FullAccess') return own;
  const names = permission.methodNames.reduce((sum, name) => sum + 4 + Buffer.byteLength(name), 4);
  return own + (permission.allowance === null ? 1 : 17) + 4 + permission.receiverId.length + names;
}
