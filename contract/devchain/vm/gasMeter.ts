import { VmError } from './vmError.js';

/**
 * The gas of one call. While wasm runs, what is left stands in the module's own global, where injected code takes from it;
 * `enter` and `leave` move it here and back around every host function.
 */
export class GasMeter {
  #left: number;
  #promised = 0;
  #global: WebAssembly.Global<'i64'> | undefined;

  constructor(readonly prepaid: number) {
    this.#left = prepaid;
  }

  /** Everything this call may no longer spend: burnt by itself, or promised to others. */
  get used(): number {
    return this.prepaid - this.#left;
  }

  get burnt(): number {
    return this.used - this.#promised;
  }

  get left(): number {
    return this.#left;
  }

  attach(global: WebAssembly.Global<'i64'>): void {
    this.#global = global;
    this.leave();
  }

  enter(): void {
    if (!this.#global) return;
    this.#left = Number(this.#global.value);
    if (this.#left < 0) this.#exceeded();
  }

  leave(): void {
    if (this.#global) this.#global.value = BigInt(this.#left);
  }

  pay(base: number, each = 0, count = 0): void {
    const left = this.#left - base - each * count;
    if (left < 0) this.#exceeded();
    this.#left = left;
  }

  /** Sets gas aside for a promise: used, not burnt. */
  promise(gas: number): void {
    // What a promise cannot have is not burnt: the call fails with the rest of its gas to be refunded.
    if (gas > this.#left) throw VmError.outOfGas();
    this.#left -= gas;
    this.#promised += gas;
  }

  #exceeded(): never {
    this.#left = 0;
    throw VmError.outOfGas();
  }
}
