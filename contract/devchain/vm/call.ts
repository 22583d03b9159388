import type { CallContext } from './callContext.js';
import { COST, LIMIT } from '../protocol/costs.js';
import { GasMeter } from './gasMeter.js';
import { Guest } from './guest.js';
import { PromiseGraph } from './promiseGraph.js';
import { VmError } from './vmError.js';

/** What the host functions of one running call share. */
export class Call {
  readonly gas: GasMeter;
  readonly guest: Guest;
  readonly promises = new PromiseGraph();
  readonly logs: string[] = [];
  #logLength = 0;
  storageUsage: number;
  balance: bigint;
  returned: Buffer | { readonly promise: number } | null = null;

  constructor(readonly context: CallContext) {
    this.gas = new GasMeter(context.prepaidGas);
    this.guest = new Guest(this.gas);
    this.storageUsage = context.storageUsage;
    this.balance = context.balance;
  }

  /** Refuses a host function that a view call may not use. */
  notInView(method: string): void {
    if (this.context.isView) throw VmError.prohibitedInView(method);
  }

  /** Takes what an action hands on from the account's balance, the attached deposit included. */
  spend(amount: bigint): void {
    if (amount > this.balance) throw VmError.host('Exceeded the account balance.', 'BalanceExceeded');
    this.balance -= amount;
  }

  readUtf8(length: bigint, pointer: bigint): string {
    // A length of u64::MAX asks for a C string, which no contract toolchain of today emits.
    const bytes = this.guest.read(length, pointer);
    this.gas.pay(COST.utf8Base, COST.utf8Byte, bytes.length);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw VmError.host('String encoding is bad UTF-8 sequence.', 'BadUTF8');
    }
  }

  log(text: string): void {
    const length = Buffer.byteLength(text);
    this.gas.pay(COST.logBase, COST.logByte, length);
    this.#logLength += length;
    if (this.logs.length >= LIMIT.maxLogs) {
      throw VmError.host('The number of logs will exceed the limit 100', 'NumberOfLogsExceeded { limit: 100 }');
    }
    if (this.#logLength > LIMIT.maxTotalLogLength) {
      throw VmError.host(
        `The length of a log message ${this.#logLength} exceeds the limit ${LIMIT.maxTotalLogLength}`,
        `TotalLogLengthExceeded { length: ${this.#logLength}, limit: ${LIMIT.maxTotalLogLength} }`);
    }
    this.logs.push(text);
  }
}

/** A host function as wasm calls it: i64 and i32 arguments arrive as bigint and number. */
export type HostFunction = (...args: never[]) => bigint | void;
export type HostFunctions = Record<string, HostFunction>;
