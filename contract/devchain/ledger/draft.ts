import type { AccessKey } from '../codec/action.js';
import { hash58 } from '../codec/hash.js';
import type { Account } from './account.js';
import type { Change } from './change.js';
import type { StateView } from './state.js';

/** Changes over a view of the state, not yet part of it: kept where a receipt succeeds, dropped where it fails. */
export class Draft implements StateView {
  readonly #changes = new Map<string, Change>();

  constructor(private readonly base: StateView) {}

  get changes(): Iterable<Change> {
    return this.#changes.values();
  }

  account(id: string): Account | undefined {
    const change = this.#changes.get(`account ${id}`) as Extract<Change, { type: 'account' }> | undefined;
    return change ? change.value ?? undefined : this.base.account(id);
  }

  setAccount(accountId: string, value: Account | null): void {
    this.#changes.set(`account ${accountId}`, { type: 'account', accountId, value });
  }

  accessKey(accountId: string, publicKey: string): AccessKey | undefined {
    const change = this.#changes.get(`key ${accountId} ${publicKey}`) as Extract<Change, { type: 'key' }> | undefined;
    return change ? change.value ?? undefined : this.base.accessKey(accountId, publicKey);
  }

  setAccessKey(accountId: string, publicKey: string, value: AccessKey | null): void {
    this.#changes.set(`key ${accountId} ${publicKey}`, { type: 'key', accountId, publicKey, value });
  }

  accessKeys(accountId: string): Iterable<[string, AccessKey]> {
    const keys = new Map(this.base.accessKeys(accountId));
    for (const change of this.#changes.values()) {
      if (change.type !== 'key' || change.accountId !== accountId) continue;
      if (change.value) keys.set(change.publicKey, change.value);
      else keys.delete(change.publicKey);
    }
    return keys;
  }

  data(accountId: string, key: string): Buffer | undefined {
    const change = this.#changes.get(`data ${accountId} ${key}`) as Extract<Change, { type: 'data' }> | undefined;
    return change ? change.value ?? undefined : this.base.data(accountId, key);
  }

  setData(accountId: string, key: string, value: Buffer | null): void {
    this.#changes.set(`data ${accountId} ${key}`, { type: 'data', accountId, key, value });
  }

  records(accountId: string): Iterable<[string, Buffer]> {
    const records = new Map(this.base.records(accountId));
    for (const change of this.#changes.values()) {
      if (change.type !== 'data' || change.accountId !== accountId) continue;
      if (change.value) records.set(change.key, change.value);
      else records.delete(change.key);
    }
    return records;
  }

  code(hash: string): Buffer | undefined {
    for (const change of this.#changes.values()) {
      if (change.type === 'code' && change.value && hash58(change.value) === hash) return change.value;
    }
    return this.base.code(hash);
  }

  setCode(accountId: string, value: Buffer | null): void {
    this.#changes.set(`code ${accountId}`, { type: 'code', accountId, value });
  }
}
