import type { AccessKey } from '../codec/action.js';
import type { Account } from './account.js';

/** One record written (or removed: value null). A data key is its bytes as latin1. */
export type Change =
  | { readonly type: 'account'; readonly accountId: string; readonly value: Account | null }
  | { readonly type: 'key'; readonly accountId: string; readonly publicKey: string; readonly value: AccessKey | null }
  | { readonly type: 'data'; readonly accountId: string; readonly key: string; readonly value: Buffer | null }
  | { readonly type: 'code'; readonly accountId: string; readonly value: Buffer | null };

/** Why a record changed, as `EXPERIMENTAL_changes` prints it. */
export type ChangeCause =
  | { readonly type: 'initial_state' }
  | { readonly type: 'transaction_processing'; readonly tx_hash: string }
  | { readonly type: 'action_receipt_gas_reward' | 'receipt_processing'; readonly receipt_hash: string };

export interface CausedChange {
  readonly cause: ChangeCause;
  readonly change: Change;
}
