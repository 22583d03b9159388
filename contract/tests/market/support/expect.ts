import assert from 'node:assert/strict';
import type { Result } from './result.js';

/** The panic is `CODE: sentence` with this code, and nothing was told. */
export function assertRefused(result: Result, code: string): void {
  assert.match(result.panic ?? 'it succeeded', new RegExp(`^${code}: [a-z0-9_ ].*[^.]$`), `expected ${code}`);
  assert.deepEqual(result.events, []);
}

/** These events of the market, in this order, with these members in this order, and no others. */
export function assertEvents(result: Result, ...expected: [event: string, data: Record<string, unknown>][]): void {
  assert.equal(result.panic, null);
  const line = (event: string, data: unknown) => JSON.stringify({ event, data });
  assert.deepEqual(result.events.map(({ event, data }) => line(event, data)), expected.map(([event, data]) => line(event, data)));
}

export function eventNames(result: Result): string[] {
  return result.events.map(({ event }) => event);
}

export function eventOf(result: Result, name: string): Record<string, unknown> {
  const found = result.events.filter(({ event }) => event === name);
  assert.equal(found.length, 1, `one ${name} among ${eventNames(result).join(', ')}`);
  return found[0]!.data;
}
