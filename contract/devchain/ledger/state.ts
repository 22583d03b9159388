import type { AccessKey } from '../codec/action.js';
import { hash58 } from '../codec/hash.js';
import type { Account } from './account.js';
import type { Change } from './change.js';
import type { ActionReceipt } from './receipt.js';
import { VersionedMap } from './versionedMap.js';

/** Reads the world as it stood at one height. */
export interface StateView {
  account(id: string): Account | undefined;
  accessKey(accountId: string, publicKey: string): AccessKey | undefined;
  accessKeys(accountId: string): Iterable<[string, AccessKey]>;
  data(accountId: string, key: string): Buffer | undefined;
  records(accountId: string): Iterable<[string, Buffer]>;
  code(hash: string): Buffer | undefined;
}

/** All accounts at all heights, and the receipts that wait for data. */
export class State {
  readonly #accounts = new VersionedMap<Account>();
  readonly #keys = new Map<string, VersionedMap<AccessKey>>();
  readonly #data = new Map<string, VersionedMap<Buffer>>();
  readonly #code = new Map<string, Buffer>();
  /** Receipts that wait for data, by receipt id; results that have come, by data id; and which receipt a data id is for. */
  readonly postponed = new VersionedMap<ActionReceipt>();
  readonly received = new VersionedMap<{ readonly data: Buffer | null }>();
  readonly awaited = new VersionedMap<string>();

  at(height = Infinity): StateView {
    return {
      account: id => this.#accounts.get(id, height),
      accessKey: (accountId, publicKey) => this.#keys.get(accountId)?.get(publicKey, height),
      accessKeys: accountId => this.#keys.get(accountId)?.entries(height) ?? [],
      data: (accountId, key) => this.#data.get(accountId)?.get(key, height),
      records: accountId => this.#data.get(accountId)?.entries(height) ?? [],
      code: hash => this.#code.get(hash),
    };
  }

  apply(height: number, change: Change): void {
    const value = change.value ?? undefined;
    switch (change.type) {
      case 'account': return this.#accounts.set(change.accountId, height, value as Account | undefined);
      case 'key': return inner(this.#keys, change.accountId).set(change.publicKey, height, value as AccessKey | undefined);
      case 'data': return inner(this.#data, change.accountId).set(change.key, height, value as Buffer | undefined);
      case 'code':
        // Kept by hash for good: an older height may still run it.
        if (change.value) this.#code.set(hash58(change.value), change.value);
    }
  }

  truncate(height: number): void {
    for (const map of this.#maps()) map.truncate(height);
  }

  prune(height: number): void {
    for (const map of this.#maps()) map.prune(height);
  }

  #maps(): VersionedMap<unknown>[] {
    return [this.#accounts, ...this.#keys.values(), ...this.#data.values(), this.postponed, this.received, this.awaited];
  }
}

function inner<V>(maps: Map<string, VersionedMap<V>>, accountId: string): VersionedMap<V> {
  let map = maps.get(accountId);
  if (!map) maps.set(accountId, map = new VersionedMap());
  return map;
}
