/** One element of a NEP-297 event's `data`, under the event's name. */
export interface ContractEvent {
  readonly standard: string;
  readonly version: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** What a call came to, as its caller sees it. Amounts are yoctoNEAR. */
export interface Outcome {
  /** `CODE: sentence`, or the host's own words; null = success. */
  readonly panic: string | null;
  readonly logs: readonly string[];
  readonly events: readonly ContractEvent[];
  /** The JSON returned, parsed; null where nothing was returned. */
  readonly value: unknown;
  readonly refunds: readonly { readonly to: string; readonly amount: bigint }[];
  /** Function calls that it asked for, in order. */
  readonly calls: readonly PromisedCall[];
  /** Code that it asked to be deployed on its own account, in the receipt of its next call. */
  readonly deployed: Buffer | null;
  readonly gas: number;
}

export interface PromisedCall {
  readonly to: string;
  readonly method: string;
  readonly args: Record<string, unknown>;
  readonly gas: number;
}

const PREFIX = 'EVENT_JSON:';

export function eventsOf(logs: readonly string[]): ContractEvent[] {
  return logs.map(log => {
    if (!log.startsWith(PREFIX)) throw new Error(`not an event: ${log}`);
    const { standard, version, event, data } = JSON.parse(log.slice(PREFIX.length));
    if (!Array.isArray(data) || data.length !== 1) throw new Error(`data is not one element: ${log}`);
    return { standard, version, event, data: data[0] };
  });
}
