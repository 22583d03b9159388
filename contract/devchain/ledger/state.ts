import type { AccessKey } from '../codec/action.js';
import { hash58 } from '../codec/hash.js';
import type { Account } from './account.js';
import type { Change } from './change.js';
import type { HeldChange, ReceivedData } from './held.js';
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

/** Everything as it stood at one height. */
export interface StateSnapshot {
  readonly changes: readonly Change[];
  readonly held: readonly HeldChange[];
}

/** All accounts at all heights, and the receipts that wait for data. */
export class State {
  readonly #accounts = new VersionedMap<Account>();
  readonly #keys = new Map<string, VersionedMap<AccessKey>>();
  readonly #data = new Map<string, VersionedMap<Buffer>>();
  readonly #code = new Map<string, Buffer>();
  /** Receipts that wait for data, by receipt id; results that have come, by data id; and which receipt a data id is for. */
  readonly postponed = new VersionedMap<ActionReceipt>();
  readonly received = new VersionedMap<ReceivedData>();
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

  hold(height: number, change: HeldChange): void {
    switch (change.type) {
      case 'postponed': return this.postponed.set(change.id, height, change.value);
      case 'received': return this.received.set(change.id, height, change.value);
      case 'awaited': return this.awaited.set(change.id, height, change.value);
    }
  }

  snapshot(height: number): StateSnapshot {
    return { changes: [...this.#changes(height)], held: [...this.#held(height)] };
  }

  restore(height: number, { changes, held }: StateSnapshot): void {
    for (const change of changes) this.apply(height, change);
    for (const change of held) this.hold(height, change);
  }

  *#changes(height: number): Generator<Change> {
    for (const [accountId, value] of this.#accounts.entries(height)) yield { type: 'account', accountId, value };
    for (const [accountId, keys] of this.#keys) {
      for (const [publicKey, value] of keys.entries(height)) yield { type: 'key', accountId, publicKey, value };
    }
    for (const [accountId, records] of this.#data) {
      for (const [key, value] of records.entries(height)) yield { type: 'data', accountId, key, value };
    }
    // Code is kept by its hash: the account does not matter.
    for (const value of this.#code.values()) yield { type: 'code', accountId: '', value };
  }

  *#held(height: number): Generator<HeldChange> {
    for (const [id, value] of this.postponed.entries(height)) yield { type: 'postponed', id, value };
    for (const [id, value] of this.received.entries(height)) yield { type: 'received', id, value };
    for (const [id, value] of this.awaited.entries(height)) yield { type: 'awaited', id, value };
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
