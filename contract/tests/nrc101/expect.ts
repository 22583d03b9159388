import assert from 'node:assert/strict';
import type { ContractEvent, Outcome } from './outcome.js';

/** Nothing changed and the panic is `CODE: sentence` with this code. */
export function assertRefused(outcome: Outcome, code: string): void {
  assert.match(outcome.panic ?? 'it succeeded', new RegExp(`^${code}: [a-z0-9_ ].*[^.]$`), `expected ${code}`);
}

export function nrc101(event: string, data: Record<string, unknown>): ContractEvent {
  return { standard: 'nrc101', version: '1.0.0', event, data };
}

export function nep171(event: string, data: Record<string, unknown>): ContractEvent {
  return { standard: 'nep171', version: '1.2.0', event, data };
}

/** These events, in this order, with these members in this order, and no others. */
export function assertEvents(outcome: Outcome, ...expected: ContractEvent[]): void {
  assert.equal(outcome.panic, null);
  assert.deepEqual(outcome.events, expected);
  const line = ({ data, ...head }: ContractEvent) => `EVENT_JSON:${JSON.stringify({ ...head, data: [data] })}`;
  assert.deepEqual(outcome.logs, expected.map(line));
}

/** `ok`, or the code of the refusal. */
export function codeOf(outcome: Outcome): string {
  return outcome.panic === null ? 'ok' : outcome.panic.split(':', 1)[0]!;
}
