import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR, SECOND, TGAS } from './support/bench.js';
import { ACCOUNT_BYTES } from './support/books.js';
import { assertEvents, assertRefused, eventNames } from './support/expect.js';
import { FEE, MARKET, PRICE, Stage } from './support/scenarios.js';

const ONE = { deposit: 1n };
const RECORD = ACCOUNT_BYTES * 10n ** 19n;
/** Of one NEAR, what is left when a record is paid for. */
const LATE = NEAR - RECORD;
const withdraw = (stage: Stage, by: string, account_id?: string) => stage.call(by, MARKET, 'withdraw', { account_id });
const due = (account_id: string, amount: bigint, reason: string) =>
  ['refund_due', { account_id, amount: String(amount), reason }] as const;

/** A sale one of whose payees does not exist. */
function payeeMissing(): Stage {
  const stage = new Stage().seller();
  stage.transfers(`r{"payout":{"late.test":"${NEAR}"}}`);
  const result = stage.buy(stage.listed());
  const told = { account_id: 'late.test', amount: String(LATE), reason: 'payout' };
  assert.deepEqual(result.events.at(-1), { event: 'refund_due', data: told });
  assert.equal(stage.due('late.test'), LATE);
  stage.books.assertAtRest();
  return stage;
}

test('abuse 63: a_payout_that_cannot_be_delivered_waits_until_it_can', () => {
  const stage = payeeMissing();
  const failed = withdraw(stage, 'bob.test', 'late.test');
  assert.equal(failed.value, false);
  assert.deepEqual(failed.events, []);
  assert.equal(stage.due('late.test'), LATE);
  stage.books.assertAtRest();
  stage.createAccount('late.test', 1n);
  const paid = withdraw(stage, 'bob.test', 'late.test');
  assertEvents(paid, ['refund_paid', { account_id: 'late.test', amount: String(LATE) }]);
  assert.equal(paid.value, true);
  assert.ok(stage.balance('late.test') >= LATE);
  assertRefused(withdraw(stage, 'bob.test', 'late.test'), 'E_NOTHING_DUE');
  stage.books.assertAtRest();
});

test('abuse 63: what_is_on_its_way_cannot_be_withdrawn_twice', () => {
  const stage = payeeMissing();
  stage.createAccount('late.test', NEAR);
  const args = { account_id: 'late.test' };
  stage.send('bob.test', MARKET, 'withdraw', args);
  stage.send('carol.test', MARKET, 'withdraw', args);
  stage.step();
  stage.step();
  assert.deepEqual(stage.view(MARKET, 'balance_of', args), { due: '0', paying: String(LATE) });
  stage.run();
  assert.equal(stage.balance('late.test'), NEAR + LATE);
  stage.books.assertAtRest();
});

test('abuse 63: a_buyer_who_has_gone_finds_the_refund_of_a_failed_sale_later', () => {
  const stage = new Stage().seller();
  const listing_id = stage.listed();
  stage.transfers('p');
  stage.send('bob.test', MARKET, 'buy', { listing_id, expected_price: String(PRICE) }, { deposit: PRICE });
  stage.step();
  stage.deleteAccount('bob.test');
  assert.equal(stage.due('bob.test'), PRICE - RECORD);
  stage.books.assertAtRest();
  stage.createAccount('bob.test', NEAR);
  assert.equal(withdraw(stage, 'bob.test').value, true);
  stage.books.assertAtRest();
});

test('abuse 63: an_outbid_bidder_who_has_gone_keeps_the_claim_and_nobody_else_is_hindered', () => {
  const stage = new Stage().seller().registered('bob.test').registered('carol.test');
  const auction = stage.auctioned();
  stage.bid(auction, 'bob.test', 3n * NEAR);
  stage.deleteAccount('bob.test');
  const result = stage.bid(auction, 'carol.test', 4n * NEAR);
  assert.deepEqual(eventNames(result), ['auction_bid', 'refund_due']);
  assert.equal(stage.due('bob.test'), 3n * NEAR);
  stage.books.assertAtRest();
});

test('abuse 63: an_offer_of_an_account_that_has_gone_is_ended_by_anyone_and_stays_due', () => {
  const stage = new Stage().registered('bob.test');
  const offer_id = stage.offered('bob.test', PRICE, 10n);
  stage.deleteAccount('bob.test');
  stage.advance(20n * SECOND);
  const result = stage.ok('carol.test', MARKET, 'offer_cancel', { offer_id }, ONE);
  assertEvents(result, ['offer_cancel', { offer_id, reason: 'expired' }], [...due('bob.test', PRICE, 'offer_cancelled')]);
  stage.books.assertAtRest();
});

test('abuse 63: a_seller_who_has_gone_is_credited', () => {
  const stage = new Stage().seller();
  const listing = stage.listed();
  stage.deleteAccount('alice.test');
  const result = stage.buy(listing);
  assert.deepEqual(eventNames(result), ['sale', 'refund_due', 'refund_due']);
  assert.equal(stage.due('alice.test'), PRICE - PRICE * FEE / 10_000n);
  stage.books.assertAtRest();
});

test('abuse 63: with_too_little_gas_for_a_transfer_the_money_is_credited_instead', () => {
  const stage = new Stage().seller().registered('bob.test').registered('carol.test');
  const auction = stage.auctioned();
  stage.bid(auction, 'bob.test', NEAR);
  const result = stage.bid(auction, 'carol.test', 2n * NEAR, 11n * TGAS);
  assert.deepEqual(eventNames(result), ['auction_bid', 'refund_due']);
  assert.equal(stage.due('bob.test'), NEAR);
  assertRefused(stage.call('bob.test', MARKET, 'storage_unregister', {}, ONE), 'E_STORAGE_IN_USE');
  assert.equal(withdraw(stage, 'bob.test').value, true);
  stage.books.assertAtRest();
});

test('Payees_named_after_keys_cost_more_gas_and_those_beyond_it_are_credited', () => {
  const stage = new Stage(0n).seller();
  const keys = Array.from({ length: 12 }, (_, index) => index.toString(16).repeat(64));
  stage.transfers(`r${JSON.stringify({ payout: Object.fromEntries(keys.map(key => [key, String(NEAR / 20n)])) })}`);
  const result = stage.buy(stage.listed());
  assert.deepEqual(result.failures, []);
  const credited = result.events.filter(({ event }) => event === 'refund_due').length;
  assert.ok(credited > 0 && credited < 12, `${credited} credited`);
  for (const key of keys) assert.ok([stage.due(key) + RECORD, stage.balance(key)].includes(NEAR / 20n), key);
  stage.books.assertAtRest();
});

test('Twelve_payees_of_five_tokens_none_of_whom_exists_are_all_credited_at_their_own_cost', () => {
  const stage = new Stage().seller();
  const listing = stage.bundled(5);
  const names = Array.from({ length: 12 }, (_, index) => `${'p'.repeat(55)}${index}.test`.slice(-64));
  stage.transfers(`r${JSON.stringify({ payout: Object.fromEntries(names.map(name => [name, String(RECORD)])) })}`);
  const result = stage.buy(listing);
  assert.deepEqual(result.failures.length, 12);
  assert.equal(result.events.filter(({ event }) => event === 'refund_due').length, 13);
  for (const name of names) assert.equal(stage.due(name), 4n * RECORD);
  stage.books.assertAtRest();
});

test('Fee_is_withdrawn_by_the_treasury', () => {
  const stage = new Stage().seller();
  stage.buy(stage.listed());
  const fee = PRICE * FEE / 10_000n;
  assertEvents(withdraw(stage, 'treasury.test'), ['refund_paid', { account_id: 'treasury.test', amount: String(fee) }]);
  assertRefused(withdraw(stage, 'treasury.test'), 'E_NOTHING_DUE');
  assertRefused(withdraw(stage, 'carol.test'), 'E_NOTHING_DUE');
  assertRefused(stage.call('treasury.test', MARKET, 'withdraw', {}, ONE), 'E_DEPOSIT');
  stage.books.assertAtRest();
});
