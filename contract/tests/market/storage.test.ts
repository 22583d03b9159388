import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR, TGAS } from './support/bench.js';
import { assertRefused, eventNames } from './support/expect.js';
import { MARKET, NFT, Stage } from './support/scenarios.js';

const ONE = { deposit: 1n };
const MIN = 133n * 10n ** 19n;
const balanceOf = (stage: Stage, account_id: string) => stage.view(MARKET, 'storage_balance_of', { account_id });

test('Storage_has_a_least_and_no_greatest_deposit', () => {
  const stage = new Stage();
  assert.deepEqual(stage.view(MARKET, 'storage_balance_bounds'), { min: String(MIN), max: null });
  assert.equal(balanceOf(stage, 'bob.test'), null);
  assertRefused(stage.call('bob.test', MARKET, 'storage_deposit', {}, { deposit: MIN - 1n }), 'E_DEPOSIT');
  assert.deepEqual(stage.ok('bob.test', MARKET, 'storage_deposit', {}, { deposit: MIN }).value, { total: String(MIN), available: '0' });
  stage.ok('carol.test', MARKET, 'storage_deposit', { account_id: 'bob.test' }, { deposit: 5n });
  assert.deepEqual(balanceOf(stage, 'bob.test'), { total: String(MIN + 5n), available: '5' });
  stage.books.assertAtRest();
});

test('Registration_only_keeps_no_more_than_it_costs', () => {
  const stage = new Stage();
  const register = (by: string, account_id: string) =>
    stage.ok(by, MARKET, 'storage_deposit', { account_id, registration_only: true }, { deposit: NEAR });
  const before = stage.balance('bob.test');
  assert.deepEqual(register('bob.test', 'bob.test').value, { total: String(MIN), available: '0' });
  register('bob.test', 'bob.test');
  register('bob.test', 'carol.test');
  assert.deepEqual(balanceOf(stage, 'carol.test'), { total: String(MIN), available: '0' });
  assert.ok(before - stage.balance('bob.test') < 2n * MIN + NEAR / 50n);
  stage.books.assertAtRest();
});

test('abuse 63: a_registrars_change_is_kept_for_it_at_the_cost_of_its_own_money', () => {
  const stage = new Stage();
  const args = { account_id: 'carol.test', registration_only: true };
  stage.send('bob.test', MARKET, 'storage_deposit', args, { deposit: NEAR });
  stage.step();
  stage.deleteAccount('bob.test');
  assert.equal(stage.due('bob.test'), NEAR - 2n * MIN);
  stage.send('maker.test', MARKET, 'storage_deposit', args, { deposit: MIN - 1n });
  stage.step();
  stage.deleteAccount('maker.test');
  assert.equal(stage.due('treasury.test'), MIN - 1n);
  stage.books.assertAtRest();
});

test('What_is_not_in_use_is_withdrawn', () => {
  const stage = new Stage().seller();
  const available = () => BigInt((balanceOf(stage, 'alice.test') as { available: string }).available);
  const free = available();
  const draw = (amount: bigint | null, attached = ONE) =>
    stage.call('alice.test', MARKET, 'storage_withdraw', { amount: amount === null ? null : String(amount) }, attached);
  assertRefused(draw(free + 1n), 'E_STORAGE');
  assertRefused(draw(1n, { deposit: 0n }), 'E_DEPOSIT');
  assertRefused(stage.call('bob.test', MARKET, 'storage_withdraw', {}, ONE), 'E_STORAGE');
  const before = stage.balance('alice.test');
  draw(NEAR);
  assert.equal(available(), free - NEAR);
  draw(null);
  assert.equal(available(), 0n);
  assert.ok(stage.balance('alice.test') - before > free - NEAR / 50n);
  assertRefused(stage.approve({ action: 'hold' }), 'E_STORAGE');
  stage.books.assertAtRest();
});

test('Account_leaves_only_with_nothing_open_and_nothing_due', () => {
  const stage = new Stage().seller().registered('bob.test');
  const leave = (by: string, args = {}) => stage.call(by, MARKET, 'storage_unregister', args, ONE);
  assertRefused(leave('alice.test'), 'E_STORAGE_IN_USE');
  assertRefused(leave('alice.test', { force: true }), 'E_STORAGE_IN_USE');
  assertRefused(stage.call('bob.test', MARKET, 'storage_unregister', {}), 'E_DEPOSIT');
  stage.ok('alice.test', MARKET, 'allow_contract', { nft_contract_id: NFT, allowed: false }, ONE);
  const before = stage.balance('alice.test');
  assert.equal(leave('alice.test').value, true);
  assert.ok(stage.balance('alice.test') - before > 19n * NEAR / 10n);
  assert.equal(balanceOf(stage, 'alice.test'), null);
  assert.equal(leave('alice.test').value, false);
  const offer = stage.offered('bob.test');
  assertRefused(leave('bob.test'), 'E_STORAGE_IN_USE');
  stage.ok('bob.test', MARKET, 'offer_cancel', { offer_id: offer }, ONE);
  assert.equal(leave('bob.test').value, true);
  stage.books.assertAtRest();
});

test('abuse 63: a_leaver_whose_deposit_cannot_be_sent_finds_it_again', () => {
  const stage = new Stage();
  stage.ok('bob.test', MARKET, 'storage_deposit', {}, { deposit: NEAR });
  stage.send('bob.test', MARKET, 'storage_unregister', {}, ONE);
  stage.step();
  stage.deleteAccount('bob.test');
  assert.equal(stage.due('bob.test'), NEAR + 1n - MIN);
  assert.deepEqual(balanceOf(stage, 'bob.test'), { total: String(MIN), available: '0' });
  stage.books.assertAtRest();
});

test('Allowing_a_contract_registers_and_allowing_it_again_changes_nothing', () => {
  const stage = new Stage();
  const allow = (deposit: bigint, allowed = true) =>
    stage.ok('bob.test', MARKET, 'allow_contract', { nft_contract_id: NFT, allowed }, { deposit });
  const isAllowed = () => stage.view(MARKET, 'is_contract_allowed', { account_id: 'bob.test', nft_contract_id: NFT });
  assert.equal(isAllowed(), false);
  allow(NEAR / 10n + 1n);
  assert.equal(isAllowed(), true);
  const balance = balanceOf(stage, 'bob.test');
  allow(1n);
  assert.deepEqual(balanceOf(stage, 'bob.test'), balance);
  allow(1n, false);
  allow(1n, false);
  assert.equal(isAllowed(), false);
  assert.deepEqual(balanceOf(stage, 'bob.test'), { total: String(NEAR / 10n), available: String(NEAR / 10n - MIN) });
  stage.books.assertAtRest();
});

test('Storage_calls_tell_no_events_and_little_gas_is_enough', () => {
  const stage = new Stage();
  assert.deepEqual(eventNames(stage.ok('bob.test', MARKET, 'storage_deposit', {}, { deposit: NEAR, gas: 20n * TGAS })), []);
  assert.deepEqual(eventNames(stage.ok('bob.test', MARKET, 'storage_withdraw', {}, { deposit: 1n, gas: 20n * TGAS })), []);
});
