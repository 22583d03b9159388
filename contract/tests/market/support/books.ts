import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Block } from '../../../devchain/ledger/block.js';
import { SYSTEM } from '../../../devchain/ledger/receipt.js';
import type { Bench } from './bench.js';

const BYTE_PRICE = 10n ** 19n;
export const ACCOUNT_BYTES = 133n;

export interface Totals {
  readonly escrow: bigint;
  readonly due: bigint;
  readonly paying: bigint;
  readonly storage: bigint;
}

/** Keeps the market's books from outside, receipt by receipt, and compares them with what the contract says it owes. */
export class Books {
  readonly #baseBytes: bigint;
  #amount: bigint;
  #bytes: bigint;
  #rewards = 0n;
  /** Refunds of failed receipts that have been made and have not arrived. */
  readonly #inFlight = new Map<string, bigint>();
  readonly #start: bigint;
  #totals: Totals;
  #used = new Map<string, bigint>();
  receipts = 0;

  constructor(private readonly bench: Bench) {
    const account = bench.chain.state.at().account('market.test')!;
    this.#start = this.#amount = account.amount;
    this.#baseBytes = this.#bytes = BigInt(account.storageUsage);
    this.#totals = totalsOf(bench.chain.state.at().data('market.test', 's')!);
    bench.watch(block => this.#look(block));
  }

  get totals(): Totals {
    return this.#totals;
  }

  /** Yocto that one-yocto calls have left with the contract; what else there is belongs to somebody. */
  get surplus(): bigint {
    const { escrow, due, storage } = this.#totals;
    return this.#amount - this.#rewards - this.#start - escrow - due - storage;
  }

  /** At rest: nothing under way, every sum the sum of its parts, and not a yocto too many. */
  assertAtRest(): void {
    const { escrow, due, paying, storage } = this.#totals;
    assert.equal(paying, 0n, 'paying');
    const records = [...this.bench.chain.state.at().records('market.test')];
    const of = (tag: string) => records.filter(([key]) => key.startsWith(tag));
    const accounts = of('a').map(([, value]) => accountOf(value));
    assert.equal(sum(accounts.map(account => account.due)), due, 'due');
    assert.equal(sum(accounts.map(account => account.deposit)), storage, 'storage');
    assert.ok(accounts.every(account => account.paying === 0n), 'no account waits');
    assert.equal(of('d').length, 0, 'no sale is left over');
    assert.ok(accounts.every(account => account.used * BYTE_PRICE <= account.deposit), 'deposits cover what is used');
    const offers = this.#pages('offers').map(offer => BigInt(offer['amount'] as string));
    const bids = this.#pages('auctions').map(auction => BigInt((auction['bid'] ?? '0') as string));
    assert.equal(sum(offers) + sum(bids), escrow, 'escrow');
    assert.equal(sum(accounts.map(account => account.holds)), BigInt(bids.filter(bid => bid > 0n).length), 'holds');
    assert.ok(this.surplus >= 0n && this.surplus < 10_000n, `surplus ${this.surplus}`);
  }

  #pages(method: string): Record<string, unknown>[] {
    const all: Record<string, unknown>[] = [];
    const count = Number((this.bench.view('market.test', 'market_info') as Record<string, string>)[method]);
    for (let from = 0; from < count; from += 100) {
      all.push(...this.bench.view('market.test', method, { from_index: String(from), limit: 100 }) as Record<string, unknown>[]);
    }
    return all;
  }

  #look(block: Block): void {
    let cause = '';
    for (const { cause: { type, ...why }, change } of block.changes) {
      const id = type === 'initial_state' ? '' : Object.values(why)[0] as string;
      if (id !== cause) this.#arrived(cause);
      cause = id;
      if (!('accountId' in change) || change.accountId !== 'market.test') continue;
      if (change.type === 'account' && change.value) {
        // What the contract earns by its gas, and what its own key spends on gas, is nobody's else.
        if (type === 'action_receipt_gas_reward' || type === 'transaction_processing') this.#rewards += change.value.amount - this.#amount;
        this.#amount = change.value.amount;
        this.#bytes = BigInt(change.value.storageUsage);
      }
      if (change.type === 'data' && change.key === 's') this.#totals = totalsOf(change.value!);
      if (change.type === 'data' && change.key.startsWith('a')) {
        this.#used.set(change.key, change.value ? accountOf(change.value).used : 0n);
      }
    }
    this.#arrived(cause);
    for (const receipt of block.made) {
      if (receipt.type !== 'action' || receipt.predecessorId !== SYSTEM || receipt.receiverId !== 'market.test') continue;
      const amount = sum(receipt.actions.map(action => action.type === 'Transfer' ? action.deposit : 0n));
      if (amount > 0n) this.#inFlight.set(receipt.id, amount);
    }
  }

  /** The state after one receipt (or one transaction's conversion): what is owed is there, and every byte is paid for. */
  #arrived(cause: string): void {
    if (cause === '') return;
    this.#inFlight.delete(cause);
    this.receipts++;
    const missing = -this.surplus - sum([...this.#inFlight.values()]);
    assert.ok(missing <= 0n, `the contract owes ${missing} yocto more than it holds`);
    const paidBytes = sum([...this.#used.values()]);
    assert.ok(this.#bytes - this.#baseBytes <= paidBytes, `${this.#bytes - this.#baseBytes} bytes, paid ${paidBytes}`);
  }
}

export const accountKey = (id: string): string => `a${createHash('sha256').update(id).digest().toString('latin1')}`;

export interface AccountRecord {
  readonly deposit: bigint;
  readonly used: bigint;
  readonly due: bigint;
  readonly paying: bigint;
  readonly holds: bigint;
}

export function accountOf(value: Buffer): AccountRecord {
  return {
    deposit: u128(value, 0), used: value.readBigUInt64LE(16), due: u128(value, 24), paying: u128(value, 40),
    holds: BigInt(value.readUInt32LE(56)),
  };
}

function totalsOf(value: Buffer): Totals {
  return { escrow: u128(value, 0), due: u128(value, 16), paying: u128(value, 32), storage: u128(value, 48) };
}

function u128(bytes: Buffer, at: number): bigint {
  return bytes.readBigUInt64LE(at) + (bytes.readBigUInt64LE(at + 8) << 64n);
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
