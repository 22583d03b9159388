import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GAS_CASES } from './gasCases.js';

for (const { name, ceiling, gas } of GAS_CASES) {
  test(`Gas_of_${name.replaceAll(' ', '_')}_is_below_${ceiling}_TGas`, context => {
    const tgas = gas() / 1e12;
    context.diagnostic(`${name}: ${tgas.toFixed(2)} TGas`);
    assert.ok(tgas < ceiling, `${tgas} TGas`);
  });
}

test('Gas_is_the_same_at_every_run', () => {
  const [first] = GAS_CASES;
  assert.equal(first!.gas(), first!.gas());
});
