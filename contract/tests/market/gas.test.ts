import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GAS_CASES } from './gasCases.js';
import { committed } from './gasTable.js';

const MOST_RISE = 1.05;

test('Gas_of_no_call_has_risen_by_more_than_5_percent', () => {
  const known = committed();
  assert.deepEqual([...known.keys()], GAS_CASES.map(({ name }) => name));
  const risen = GAS_CASES.map(({ name, gas }) => ({ name, now: gas(), before: known.get(name)! }))
    .filter(({ now, before }) => now > before * MOST_RISE);
  assert.deepEqual(risen, []);
});

test('Gas_is_the_same_at_every_run', () => {
  const [first] = GAS_CASES;
  assert.equal(first!.gas(), first!.gas());
});
