import type { AccessKey } from '../codec/action.js';
import type { SignedTransaction } from '../codec/transaction.js';
import { missingStake, type Account } from '../ledger/account.js';
import type { Draft } from '../ledger/draft.js';
import { actionSendFee, gasSetAside, receiptFee } from '../protocol/fees.js';
import { permissionProblem } from './accessKeyRules.js';
import { InvalidTransaction } from './invalidTransaction.js';
import { depositOf } from './refunds.js';

/** A new nonce stays below height times this, so that keys' nonces cannot be driven to their end. */
const NONCES_PER_BLOCK = 1_000_000n;

/** Takes nonce, allowance, fees and deposits from the signer, into the draft. Gives the gas burnt. Throws `InvalidTransaction`. */
export function chargeSigner(transaction: SignedTransaction, draft: Draft, height: number, gasPrice: bigint): number {
  const { signerId, publicKey, receiverId, actions } = transaction;
  const account = draft.account(signerId);
  if (!account) throw new InvalidTransaction({ SignerDoesNotExist: { signer_id: signerId } });
  const key = draft.accessKey(signerId, publicKey);
  if (!key) throw InvalidTransaction.accessKey({ AccessKeyNotFound: { account_id: signerId, public_key: publicKey } });
  checkNonce(transaction.nonce, key, height);

  const sir = signerId === receiverId;
  const burnt = actions.reduce((sum, action) => sum + actionSendFee(action, sir, receiverId), receiptFee(sir).send);
  const gasCost = BigInt(burnt + gasSetAside(actions, receiverId)) * gasPrice;
  const deposits = actions.reduce((sum, action) => sum + depositOf(action), 0n);
  const charged = pay(account, signerId, gasCost + deposits);
  draft.setAccessKey(signerId, publicKey, useKey(transaction, key, gasCost));
  draft.setAccount(signerId, charged);
  return burnt;
}

function checkNonce(nonce: bigint, key: AccessKey, height: number): void {
  if (nonce <= key.nonce) throw new InvalidTransaction({ InvalidNonce: { tx_nonce: nonce, ak_nonce: key.nonce } });
  const upperBound = BigInt(height) * NONCES_PER_BLOCK;
  if (nonce >= upperBound) throw new InvalidTransaction({ NonceTooLarge: { tx_nonce: nonce, upper_bound: upperBound } });
}

function pay(account: Account, signerId: string, cost: bigint): Account {
  if (cost > account.amount) {
    throw new InvalidTransaction({
      NotEnoughBalance: { signer_id: signerId, balance: account.amount.toString(), cost: cost.toString() },
    });
  }
  const charged = { ...account, amount: account.amount - cost };
  const missing = missingStake(charged);
  if (missing > 0n) throw new InvalidTransaction({ LackBalanceForState: { signer_id: signerId, amount: missing.toString() } });
  return charged;
}

function useKey({ signerId, publicKey, receiverId, actions, nonce }: SignedTransaction, key: AccessKey, gasCost: bigint): AccessKey {
  const { permission } = key;
  if (permission.type === 'FullAccess') return { ...key, nonce };
  const { allowance } = permission;
  if (allowance !== null && gasCost > allowance) {
    throw InvalidTransaction.accessKey({
      NotEnoughAllowance: {
        account_id: signerId, public_key: publicKey, allowance: allowance.toString(), cost: gasCost.toString(),
      },
    });
  }
  const problem = permissionProblem(permission, receiverId, actions);
  if (problem) throw InvalidTransaction.accessKey(problem);
  return { nonce, permission: { ...permission, allowance: allowance === null ? null : allowance - gasCost } };
}
