import type { Action } from '../codec/action.js';
import { LIMIT } from '../protocol/costs.js';
import { VmError } from './vmError.js';

/** A receipt that a call asks for. `after` are the receipts (by index) whose results it waits for. */
export interface PromisedReceipt {
  readonly receiverId: string;
  readonly after: readonly number[];
  readonly actions: Action[];
  /** Share of the call's unused gas that each function call gets, by its index in `actions`. */
  readonly gasWeights: Map<number, bigint>;
}

type Promise = { readonly receipt: number } | { readonly all: readonly number[] };

/** The promises of one call. A promise is one receipt, or the joining of several (`promise_and`). */
export class PromiseGraph {
  readonly receipts: PromisedReceipt[] = [];
  readonly #promises: Promise[] = [];

  create(receiverId: string): number {
    return this.#addReceipt(receiverId, []);
  }

  then(promise: bigint, receiverId: string): number {
    return this.#addReceipt(receiverId, this.#receiptsOf(promise));
  }

  /** How many results a receipt after `promise` would wait for. */
  dependencies(promise: bigint): number {
    return this.#receiptsOf(promise).length;
  }

  join(promises: readonly bigint[]): number {
    const all = promises.flatMap(promise => this.#receiptsOf(promise));
    if (all.length > LIMIT.maxInputDependencies) {
      throw VmError.host('The number of input data dependencies exceeded the limit.', 'NumberInputDataDependenciesExceeded');
    }
    return this.#add({ all });
  }

  /** The index of the one receipt behind `promise`; a joined promise takes no action and cannot be returned. */
  receiptOf(promise: bigint, joined: () => VmError): number {
    const found = this.#get(promise);
    if ('all' in found) throw joined();
    return found.receipt;
  }

  act(promise: bigint, action: Action, weight = 0n): void {
    const joined = () => VmError.host('Cannot append actions to a joint promise.', 'CannotAppendActionToJointPromise');
    const index = this.receiptOf(promise, joined);
    const receipt = this.receipts[index]!;
    if (weight > 0n) receipt.gasWeights.set(receipt.actions.length, weight);
    receipt.actions.push(action);
  }

  #addReceipt(receiverId: string, after: readonly number[]): number {
    this.receipts.push({ receiverId, after, actions: [], gasWeights: new Map() });
    return this.#add({ receipt: this.receipts.length - 1 });
  }

  #add(promise: Promise): number {
    if (this.#promises.length >= LIMIT.maxPromises) {
      throw VmError.host('Creating a promise exceeded the limit.', 'NumberPromisesExceeded');
    }
    return this.#promises.push(promise) - 1;
  }

  #receiptsOf(promise: bigint): readonly number[] {
    const found = this.#get(promise);
    return 'all' in found ? found.all : [found.receipt];
  }

  #get(promise: bigint): Promise {
    const found = this.#promises[Number(BigInt.asUintN(64, promise))];
    if (!found) {
      throw VmError.host(`${promise} does not correspond to existing promises`, `InvalidPromiseIndex { promise_idx: ${promise} }`);
    }
    return found;
  }
}
