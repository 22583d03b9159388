import type { CausedChange, Change } from '../../ledger/change.js';
import { findBlock } from '../blockReference.js';
import type { Node, RpcMethod, RpcMethods } from '../node.js';
import { Params } from '../params.js';
import { RpcError } from '../rpcError.js';
import { changeView } from '../views/changeView.js';

const TOUCHED = {
  account: 'account_touched', key: 'access_key_touched', data: 'data_touched', code: 'contract_code_touched',
} as const satisfies Record<Change['type'], string>;

const changes: RpcMethod = ({ chain }: Node, raw) => {
  const params = new Params(raw);
  const block = findBlock(chain, params);
  const wanted = selection(params);
  return { block_hash: block.header.hash, changes: block.changes.filter(({ change }) => wanted(change)).map(changeView) };
};

const changesInBlock: RpcMethod = ({ chain }: Node, raw) => {
  const block = findBlock(chain, new Params(raw, ['block_id']));
  return { block_hash: block.header.hash, changes: touched(block.changes) };
};

export const changeMethods: RpcMethods = {
  EXPERIMENTAL_changes: changes,
  changes,
  EXPERIMENTAL_changes_in_block: changesInBlock,
  block_effects: changesInBlock,
};

function selection(params: Params): (change: Change) => boolean {
  const type = params.string('changes_type');
  if (type === 'single_access_key_changes') {
    const keys = new Set(params.list('keys').map(key => {
      const fields = new Params(key);
      return `${fields.account('account_id')} ${fields.publicKey('public_key')}`;
    }));
    return change => change.type === 'key' && keys.has(`${change.accountId} ${change.publicKey}`);
  }
  const accounts = new Set(params.accounts('account_ids'));
  const of = (kind: Change['type']) => (change: Change) => change.type === kind && accounts.has(change.accountId);
  switch (type) {
    case 'account_changes': return of('account');
    case 'all_access_key_changes': return of('key');
    case 'contract_code_changes': return of('code');
    case 'data_changes': {
      const prefix = params.base64('key_prefix_base64').toString('latin1');
      return change => change.type === 'data' && accounts.has(change.accountId) && change.key.startsWith(prefix);
    }
    default: throw RpcError.parse(`Failed parsing args: unknown variant \`${type}\``);
  }
}

function touched(all: readonly CausedChange[]) {
  const seen = new Map<string, { type: string; account_id: string }>();
  for (const { change: { type, accountId } } of all) {
    seen.set(`${accountId} ${type}`, { type: TOUCHED[type], account_id: accountId });
  }
  return [...seen.values()];
}
