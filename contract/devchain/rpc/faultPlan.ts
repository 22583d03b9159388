export interface Fault {
  readonly status: number;
  /** Only requests of this method fail; absent = all. */
  readonly method?: string;
  /** Do what was asked all the same, and fail the answer only: a time-out whose transaction applies. */
  readonly afterwards: boolean;
}

/** Failures that a test has asked for, each of the next so many requests. */
export class FaultPlan {
  readonly #faults: { fault: Fault; left: number }[] = [];

  add(fault: Fault, count: number): void {
    this.#faults.push({ fault, left: count });
  }

  clear(): void {
    this.#faults.length = 0;
  }

  /** The failure this request is to meet, used up by it. The switches of the sandbox never fail. */
  take(method: string): Fault | undefined {
    if (method.startsWith('sandbox_')) return undefined;
    const index = this.#faults.findIndex(({ fault }) => fault.method === undefined || fault.method === method);
    const entry = this.#faults[index];
    if (!entry) return undefined;
    if (--entry.left <= 0) this.#faults.splice(index, 1);
    return entry.fault;
  }
}
