import type { Json } from '../../codec/json.js';
import { sha256, ZERO_HASH } from '../../codec/hash.js';
import type { Chain } from '../../chain/chain.js';
import type { Account } from '../../ledger/account.js';
import type { Block } from '../../ledger/block.js';
import type { StateView } from '../../ledger/state.js';
import { callView } from '../../runtime/callView.js';
import { findBlock } from '../blockReference.js';
import type { RpcMethods } from '../node.js';
import { Params } from '../params.js';
import { RpcError } from '../rpcError.js';
import { accessKeyView } from '../views/actionView.js';
import { accountView, keyView } from '../views/changeView.js';

/** A node refuses to list more state than this at once. */
const STATE_LIMIT_BYTES = 50_000;

export const queryMethods: RpcMethods = {
  query: ({ chain }, raw) => {
    const params = new Params(raw);
    const block = findBlock(chain, params);
    // The state of a block that was forked away is gone.
    if (!chain.store.isCanonical(block)) throw RpcError.unknownBlock(`HEADER: ${block.header.hash}`);
    const request = new Query(chain, params, block);
    const at = { block_height: block.header.height, block_hash: block.header.hash };
    return { ...request.answer(), ...at };
  },
};

type Answer = { readonly [name: string]: Json };

class Query {
  readonly #state: StateView;
  readonly #at: { block_height: number; block_hash: string };

  constructor(private readonly chain: Chain, private readonly params: Params, private readonly block: Block) {
    this.#state = chain.state.at(block.header.height);
    this.#at = { block_height: block.header.height, block_hash: block.header.hash };
  }

  answer(): Answer {
    const type = this.params.string('request_type');
    switch (type) {
      case 'view_account': return accountView(this.#account());
      case 'view_access_key': return this.#accessKey();
      case 'view_access_key_list': return this.#accessKeyList();
      case 'view_code': return this.#code();
      case 'view_state': return this.#records();
      case 'call_function': return this.#call();
      default: throw RpcError.parse(`Failed parsing args: unknown variant \`${type}\``);
    }
  }

  #account(): Account {
    const id = this.params.account('account_id');
    const account = this.#state.account(id);
    if (account) return account;
    throw RpcError.handler('UNKNOWN_ACCOUNT', { ...this.#at, requested_account_id: id }, `account ${id} does not exist while viewing`);
  }

  /** A missing key is a result that says so, not an error: what nodes do, and clients trip over. */
  #accessKey(): Answer {
    const publicKey = this.params.publicKey('public_key');
    this.#account();
    const key = this.#state.accessKey(this.params.account('account_id'), publicKey);
    return key ? accessKeyView(key) : { error: `access key ${publicKey} does not exist while viewing`, logs: [] };
  }

  #accessKeyList(): Answer {
    this.#account();
    const keys = [...this.#state.accessKeys(this.params.account('account_id'))];
    return { keys: keys.map(([public_key, accessKey]) => ({ public_key, access_key: accessKeyView(accessKey) })) };
  }

  #code(): Answer {
    const { codeHash } = this.#account();
    return { code_base64: this.#contractCode(codeHash).toString('base64'), hash: codeHash };
  }

  #contractCode(codeHash: string): Buffer {
    const code = codeHash === ZERO_HASH ? undefined : this.#state.code(codeHash);
    if (code) return code;
    const id = this.params.account('account_id');
    const text = `Contract code for contract ID ${id} has never been observed on the node`;
    throw RpcError.handler('NO_CONTRACT_CODE', { ...this.#at, contract_account_id: id }, text);
  }

  #records(): Answer {
    const { codeHash, storageUsage } = this.#account();
    const id = this.params.account('account_id');
    const code = this.#state.code(codeHash)?.length ?? 0;
    if (storageUsage - code > STATE_LIMIT_BYTES) {
      const text = `State of contract ${id} is too large to be viewed`;
      throw RpcError.handler('TOO_LARGE_CONTRACT_STATE', { ...this.#at, contract_account_id: id }, text);
    }
    const prefix = this.params.get('prefix_base64') === undefined ? '' : this.params.base64('prefix_base64').toString('latin1');
    const records = [...this.#state.records(id)].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1));
    return { values: records.map(([key, value]) => ({ key: keyView(key), value: value.toString('base64') })) };
  }

  #call(): Answer {
    const account = this.#account();
    const { header } = this.block;
    const { error, logs, returned } = callView(this.#state, account, {
      accountId: this.params.account('account_id'),
      methodName: this.params.string('method_name'),
      args: this.params.base64('args_base64'),
      blockHeight: header.height,
      blockTimestamp: header.timestamp,
      randomSeed: sha256(this.chain.options.seed, header.hash),
    });
    if (error) return { error: `wasm execution failed with error: ${error.debug}`, logs };
    return { result: returned instanceof Buffer ? [...returned] : [], logs };
  }
}
