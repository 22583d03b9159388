import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRefused } from './expect.js';
import { assetMinted, collectionMade, levelOf, TOKEN } from './scenarios.js';
import { DEPOSIT, NEAR, Sandbox, YOCTO_PER_BYTE } from './sandbox.js';

const LEAST = 121n * YOCTO_PER_BYTE;
const balanceOf = (sandbox: Sandbox, account_id: string) => sandbox.view('storage_balance_of', { account_id });
const balance = (available: bigint) => ({ total: String(available + LEAST), available: String(available) });

test('Storage_bounds_are_what_the_balances_own_record_costs', () => {
  const sandbox = Sandbox.initialised();
  assert.deepEqual(sandbox.view('storage_balance_bounds'), { min: String(LEAST), max: null });
  const usage = sandbox.storageUsage;
  sandbox.ok('storage_deposit', {}, 'bob.test', LEAST);
  assert.equal(BigInt(sandbox.storageUsage - usage) * YOCTO_PER_BYTE, LEAST);
  assert.deepEqual(balanceOf(sandbox, 'bob.test'), balance(0n));
  assert.equal(balanceOf(sandbox, 'carol.test'), null);
});

test('Storage_deposit_registers_adds_up_and_refunds_where_it_only_registers', () => {
  const sandbox = Sandbox.initialised();
  assertRefused(sandbox.call('storage_deposit', {}, 'bob.test', LEAST - 1n), 'E_DEPOSIT');
  assert.deepEqual(sandbox.ok('storage_deposit', { account_id: 'carol.test' }, 'bob.test', NEAR).value, balance(NEAR - LEAST));
  assert.deepEqual(sandbox.ok('storage_deposit', { account_id: 'carol.test' }, 'bob.test', 5n).value, balance(NEAR - LEAST + 5n));
  const registered = sandbox.ok('storage_deposit', { registration_only: true }, 'dora.test', NEAR);
  assert.deepEqual([registered.value, registered.refunds], [balance(0n), [{ to: 'dora.test', amount: NEAR - LEAST }]]);
  assert.deepEqual(sandbox.ok('storage_deposit', { registration_only: true }, 'dora.test', NEAR).refunds[0]!.amount, NEAR);
});

test('Balance_pays_for_state_where_the_deposit_falls_short', () => {
  const sandbox = assetMinted();
  const grant = { token_id: TOKEN, account_id: 'bob.test', level: 4 };
  assertRefused(sandbox.call('nrc_set_access', grant, 'alice.test', 1n), 'E_DEPOSIT');
  sandbox.ok('storage_deposit', {}, 'alice.test', NEAR);
  const usage = sandbox.storageUsage;
  const outcome = sandbox.ok('nrc_set_access', grant, 'alice.test', 1n);
  assert.deepEqual(outcome.refunds, []);
  const cost = BigInt(sandbox.storageUsage - usage) * YOCTO_PER_BYTE;
  assert.deepEqual(balanceOf(sandbox, 'alice.test'), balance(NEAR - LEAST - cost + 1n));
  assert.equal(levelOf(sandbox, 'bob.test'), 4);
});

test('Balance_that_falls_short_too_pays_nothing', () => {
  const sandbox = assetMinted();
  sandbox.ok('storage_deposit', {}, 'alice.test', LEAST + 5n);
  const grant = { token_id: TOKEN, account_id: 'bob.test', level: 4 };
  assertRefused(sandbox.call('nrc_set_access', grant, 'alice.test', 1n), 'E_DEPOSIT');
  assert.deepEqual(balanceOf(sandbox, 'alice.test'), balance(5n));
});

test('Balance_never_pays_for_a_lease', () => {
  const sandbox = assetMinted();
  const terms = { token_id: TOKEN, level: 4, price_per_period: String(NEAR), period: '1000', max_periods: 1 };
  sandbox.ok('nrc_set_lease_terms', terms, 'alice.test', DEPOSIT);
  sandbox.ok('storage_deposit', {}, 'bob.test', 9n * NEAR);
  const lease = { token_id: TOKEN, level: 4, periods: 1, expected_price: String(NEAR) };
  assertRefused(sandbox.call('nrc_lease', lease, 'bob.test', NEAR - 1n), 'E_DEPOSIT');
  assert.equal(sandbox.call('nrc_lease', lease, 'bob.test', NEAR).panic, null, 'its record is state, and is paid for');
});

test('Withdraw_gives_back_what_is_available', () => {
  const sandbox = Sandbox.initialised();
  assertRefused(sandbox.call('storage_withdraw', {}, 'bob.test', 1n), 'E_STORAGE');
  sandbox.ok('storage_deposit', {}, 'bob.test', NEAR);
  assertRefused(sandbox.call('storage_withdraw', {}, 'bob.test', 0n), 'E_DEPOSIT');
  assertRefused(sandbox.call('storage_withdraw', { amount: String(NEAR) }, 'bob.test', 1n), 'E_STORAGE');
  assertRefused(sandbox.call('storage_withdraw', { amount: '-1' }, 'bob.test', 1n), 'E_INVALID_AMOUNT');
  const some = sandbox.ok('storage_withdraw', { amount: '7' }, 'bob.test', 1n);
  assert.deepEqual([some.value, some.refunds], [balance(NEAR - LEAST - 7n), [{ to: 'bob.test', amount: 7n }]]);
  const rest = sandbox.ok('storage_withdraw', {}, 'bob.test', 1n);
  assert.deepEqual(rest.refunds, [{ to: 'bob.test', amount: NEAR - LEAST - 7n }]);
  assert.deepEqual(sandbox.ok('storage_withdraw', {}, 'bob.test', 1n).refunds, []);
});

test('Unregister_gives_everything_back_and_touches_no_asset', () => {
  const sandbox = collectionMade();
  const before = { usage: sandbox.storageUsage, balance: sandbox.balance };
  sandbox.ok('storage_deposit', {}, 'alice.test', NEAR);
  assertRefused(sandbox.call('storage_unregister', {}, 'alice.test', 0n), 'E_DEPOSIT');
  const outcome = sandbox.ok('storage_unregister', { force: true }, 'alice.test', 1n);
  assert.deepEqual([outcome.value, outcome.refunds], [true, [{ to: 'alice.test', amount: NEAR + 1n }]]);
  assert.deepEqual({ usage: sandbox.storageUsage, balance: sandbox.balance }, before);
  assert.equal(sandbox.ok('storage_unregister', {}, 'alice.test', 1n).value, false);
});
