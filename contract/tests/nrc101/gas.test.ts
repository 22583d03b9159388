import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WASM } from './artifact.js';
import { committed, measure } from './gasTable.js';

const TGAS = 1e12;
const RISE = 1.05;
const MAX_WASM = 120_000;

/** What is asked of the contract, in TGas. */
const ASKED: Record<string, number> = {
  'nrc_mint, name only': 1.5,
  'nrc_mint, second of its collection': 1.5,
  'nrc_set_access, new account': 1,
  'nrc_set_access, changed': 1,
  'nrc_access_level, owner': 0.3,
  'nrc_access_level, account with a right': 0.3,
  'nrc_access_level, metadata and fifty accounts': 0.3,
};

const measured = measure();
const table = committed();

test('Gas_table_has_every_call_and_no_other', () => {
  assert.deepEqual([...table.keys()], measured.map(({ name }) => name), 'write contract/GAS.md again');
});

for (const { name, gas, bytes } of measured) {
  test(`Gas_and_state_of_${name.replaceAll(/,? /g, '_')}_are_no_more_than_committed`, () => {
    const before = table.get(name)!;
    assert.ok(gas <= before.gas * RISE, `${(gas / TGAS).toFixed(3)} TGas, committed were ${before.gas / TGAS}`);
    assert.ok(bytes <= before.bytes + Math.abs(before.bytes) * (RISE - 1), `${bytes} bytes, committed were ${before.bytes}`);
  });
}

for (const [name, asked] of Object.entries(ASKED)) {
  test(`Gas_of_${name.replaceAll(/,? /g, '_')}_is_at_most_${asked}_TGas`, () => {
    const gas = measured.find(row => row.name === name)!.gas / TGAS;
    assert.ok(gas <= asked, `${gas} TGas`);
  });
}

test('Contract_is_at_most_120_kilobytes', () => {
  assert.ok(WASM.length <= MAX_WASM, `${WASM.length} bytes`);
});
