import type { Json } from '../../codec/json.js';
import type { Account } from '../../ledger/account.js';
import type { CausedChange, Change } from '../../ledger/change.js';
import { accessKeyView } from './actionView.js';

/** One entry of `EXPERIMENTAL_changes`. */
export function changeView({ cause, change }: CausedChange): Json {
  return { cause: { ...cause }, ...valueView(change) };
}

export function accountView({ amount, locked, codeHash, storageUsage }: Account) {
  return {
    amount: amount.toString(), locked: locked.toString(), code_hash: codeHash, storage_usage: storageUsage, storage_paid_at: 0,
  };
}

/** A data key is held as latin1, so that its bytes are its characters. */
export function keyView(key: string): string {
  return Buffer.from(key, 'latin1').toString('base64');
}

function valueView(change: Change): { type: string; change: Json } {
  const account_id = change.accountId;
  switch (change.type) {
    case 'account':
      return change.value
        ? { type: 'account_update', change: { account_id, ...accountView(change.value) } }
        : { type: 'account_deletion', change: { account_id } };
    case 'key': {
      const key = { account_id, public_key: change.publicKey };
      return change.value
        ? { type: 'access_key_update', change: { ...key, access_key: accessKeyView(change.value) } }
        : { type: 'access_key_deletion', change: key };
    }
    case 'data': {
      const key = { account_id, key_base64: keyView(change.key) };
      return change.value
        ? { type: 'data_update', change: { ...key, value_base64: change.value.toString('base64') } }
        : { type: 'data_deletion', change: key };
    }
    case 'code':
      return change.value
        ? { type: 'contract_code_update', change: { account_id, code_base64: change.value.toString('base64') } }
        : { type: 'contract_code_deletion', change: { account_id } };
  }
}
