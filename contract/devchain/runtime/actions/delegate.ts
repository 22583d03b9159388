import type { SignedDelegate } from '../../codec/action.js';
import { sha256 } from '../../codec/hash.js';
import { verifySignature } from '../../codec/keys.js';
import { delegatedSendFee, gasSetAside } from '../../protocol/fees.js';
import { permissionProblem } from '../accessKeyRules.js';
import { ActionError } from '../actionError.js';
import type { ReceiptRun } from '../receiptRun.js';

/** NEP-461: 2^30 + 366, so that these signed bytes can be no transaction. */
const DELEGATE_PREFIX = Buffer.alloc(4);
DELEGATE_PREFIX.writeUInt32LE(1073742190);

/** NEP-366: the relayer's receipt has come to the sender, who signed; from here it goes on as the sender's own. */
export function delegate(run: ReceiptRun, { delegate: signed, signature }: SignedDelegate): void {
  const digest = sha256(DELEGATE_PREFIX, signed.bytes);
  if (!verifySignature(signed.publicKey, digest, signature.bytes)) throw new ActionError('DelegateActionInvalidSignature');
  if (BigInt(run.block.height) > signed.maxBlockHeight) throw new ActionError('DelegateActionExpired');
  if (signed.senderId !== run.accountId) {
    throw new ActionError({
      DelegateActionSenderDoesNotMatchTxReceiver: { sender_id: signed.senderId, receiver_id: run.accountId },
    });
  }
  useKey(run, signed);
  const sendFee = delegatedSendFee(signed);
  run.burn(sendFee);
  run.gasUsed += gasSetAside(signed.actions, signed.receiverId);
  run.newReceipts.push({
    predecessorId: signed.senderId, receiverId: signed.receiverId, actions: signed.actions, inputDataIds: [], outputReceivers: [],
  });
}

function useKey(run: ReceiptRun, signed: SignedDelegate['delegate']): void {
  const key = run.draft.accessKey(signed.senderId, signed.publicKey);
  if (!key) {
    throw new ActionError({
      DelegateActionAccessKeyError: { AccessKeyNotFound: { account_id: signed.senderId, public_key: signed.publicKey } },
    });
  }
  if (signed.nonce <= key.nonce) {
    throw new ActionError({ DelegateActionInvalidNonce: { delegate_nonce: signed.nonce, ak_nonce: key.nonce } });
  }
  const upperBound = BigInt(run.block.height) * 1_000_000n;
  if (signed.nonce >= upperBound) {
    throw new ActionError({ DelegateActionNonceTooLarge: { delegate_nonce: signed.nonce, upper_bound: upperBound } });
  }
  const problem = permissionProblem(key.permission, signed.receiverId, signed.actions);
  if (problem) throw new ActionError({ DelegateActionAccessKeyError: problem });
  run.draft.setAccessKey(signed.senderId, signed.publicKey, { ...key, nonce: signed.nonce });
}
