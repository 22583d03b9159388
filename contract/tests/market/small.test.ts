import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR } from './support/bench.js';
import { ACCOUNT_BYTES } from './support/books.js';
import { assertEvents, assertRefused, eventNames, eventOf } from './support/expect.js';
import { FEE, MARKET, PRICE, Stage } from './support/scenarios.js';

const RECORD = ACCOUNT_BYTES * 10n ** 19n;
const FEE_OF_PRICE = String(PRICE * FEE / 10_000n);
const deposit = (stage: Stage, account_id: string) =>
  BigInt((stage.view(MARKET, 'storage_balance_of', { account_id }) as { total: string } | null)?.total ?? 0);
const ghosts = (count: number, amount: bigint) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`ghost${index}.test`, String(amount)]));

function sold(payout: Record<string, string>) {
  const stage = new Stage().seller();
  const listing = stage.listed();
  const before = deposit(stage, 'alice.test');
  stage.transfers(`r${JSON.stringify({ payout })}`);
  const result = stage.buy(listing);
  stage.books.assertAtRest();
  return { stage, result, spent: before - deposit(stage, 'alice.test') };
}

test('abuse 63: a_part_too_small_for_a_record_of_a_payee_who_cannot_be_paid_goes_to_the_seller_and_is_told', () => {
  const { stage, result, spent } = sold({ 'ghost0.test': '5', 'ghost1.test': String(RECORD) });
  assert.equal(spent, 1n, 'the yocto of the transfer, and no record');
  const { data: sale } = result.events[0]!;
  assertEvents(result, ['sale', sale],
    ['refund_due', { account_id: 'treasury.test', amount: FEE_OF_PRICE, reason: 'fee' }],
    ['refund_forgo', { account_id: 'ghost0.test', amount: '5', reason: 'payout' }],
    ['refund_forgo', { account_id: 'ghost1.test', amount: String(RECORD), reason: 'payout' }],
    ['refund_due', { account_id: 'alice.test', amount: String(RECORD + 5n), reason: 'payout' }]);
  assert.equal(stage.due('alice.test'), RECORD + 5n);
  assertRefused(stage.call('bob.test', MARKET, 'withdraw', { account_id: 'ghost0.test' }), 'E_NOTHING_DUE');
});

test('abuse 63: a_larger_part_pays_for_its_own_record_and_comes_out_again_to_the_yocto', () => {
  const { stage, result, spent } = sold({ 'ghost0.test': String(RECORD + 5n) });
  assert.equal(spent, 1n);
  assert.deepEqual(result.events.at(-1), { event: 'refund_due', data: { account_id: 'ghost0.test', amount: '5', reason: 'payout' } });
  assert.equal(deposit(stage, 'ghost0.test'), RECORD);
  stage.createAccount('ghost0.test', NEAR);
  stage.ok('ghost0.test', MARKET, 'withdraw', {});
  const before = stage.balance('ghost0.test');
  assert.equal(stage.ok('ghost0.test', MARKET, 'storage_unregister', {}, { deposit: 1n }).value, true);
  assert.ok(stage.balance('ghost0.test') > before, 'the record was worth more than the gas');
  assert.equal(stage.view(MARKET, 'storage_balance_of', { account_id: 'ghost0.test' }), null);
  stage.books.assertAtRest();
});

test('abuse 63: twelve_payees_who_do_not_exist_take_nothing_from_the_seller', () => {
  const { stage, result, spent } = sold(ghosts(12, 1n));
  assert.equal(spent, 1n);
  assert.equal(eventNames(result).filter(name => name === 'refund_forgo').length, 12);
  assert.equal(stage.due('alice.test'), 12n);
});

test('Known_payee_is_credited_however_little_it_is', () => {
  const stage = new Stage().seller().registered('maker.test');
  const listing = stage.listed();
  stage.transfers('r{"payout":{"maker.test":"5"}}');
  stage.deleteAccount('maker.test');
  stage.buy(listing);
  assert.equal(stage.due('maker.test'), 5n);
  stage.books.assertAtRest();
});

test('Buyer_who_has_gone_finds_the_smallest_refund_too', () => {
  const stage = new Stage().seller();
  const listing_id = stage.listed(7n);
  stage.transfers('p');
  const before = deposit(stage, 'alice.test');
  stage.send('bob.test', MARKET, 'buy', { listing_id, expected_price: '7' }, { deposit: 7n });
  stage.step();
  stage.deleteAccount('bob.test');
  assert.equal(stage.due('bob.test'), 7n);
  assert.equal(before - deposit(stage, 'alice.test'), RECORD);
  stage.books.assertAtRest();
});

test('Listing_holds_back_no_more_than_a_sale_can_need', context => {
  const stage = new Stage().seller();
  const storage = () => stage.view(MARKET, 'storage_balance_of', { account_id: 'alice.test' }) as { available: string };
  const available = () => BigInt(storage().available);
  let before = available();
  stage.listed();
  const one = before - available();
  before = available();
  stage.bundled(5);
  context.diagnostic(`one token ${one}, five ${before - available()}`);
  assert.ok(one < NEAR / 80n && before - available() < NEAR / 40n);
  assert.ok(eventOf(stage.buy('1'), 'sale'));
});
