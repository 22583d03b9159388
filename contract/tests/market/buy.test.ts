import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR, SECOND, TGAS } from './support/bench.js';
import { assertEvents, assertRefused, eventNames, eventOf } from './support/expect.js';
import { resultOf } from './support/result.js';
import { FEE, MARKET, NFT, PRICE, Stage } from './support/scenarios.js';

const FEE_OF_PRICE = PRICE * FEE / 10_000n;

test('Sale_pays_payouts_the_rest_to_the_seller_and_the_fee_to_the_treasury', () => {
  const stage = new Stage().seller();
  stage.transfers(`r{"payout":{"maker.test":"${NEAR}"}}`);
  const listing = stage.listed();
  const before = { alice: stage.balance('alice.test'), maker: stage.balance('maker.test') };
  const result = stage.buy(listing);
  assertEvents(result, ['sale', {
    sale_id: '1', kind: 'listing', source_id: listing, nft_contract_id: NFT, token_ids: ['x'], seller_id: 'alice.test',
    buyer_id: 'bob.test', price: String(PRICE), fee: String(FEE_OF_PRICE),
    payouts: { 'maker.test': String(NEAR), 'alice.test': String(PRICE - FEE_OF_PRICE - NEAR) }, sold_at: result.events[0]!.data['sold_at'],
  }], ['refund_due', { account_id: 'treasury.test', amount: String(FEE_OF_PRICE), reason: 'fee' }]);
  assert.equal(result.value, '1');
  assert.deepEqual(result.failures, []);
  assert.equal(stage.balance('maker.test') - before.maker, NEAR);
  assert.equal(stage.balance('alice.test') - before.alice, PRICE - FEE_OF_PRICE - NEAR);
  assert.equal(stage.due('treasury.test'), FEE_OF_PRICE);
  assert.equal(stage.view(MARKET, 'listing', { listing_id: listing }), null);
  stage.books.assertAtRest();
});

test('Nft_contract_is_asked_to_move_this_token_under_this_approval_for_the_price_less_the_fee', () => {
  const stage = new Stage().seller();
  const result = stage.buy(stage.listed(PRICE, { approval: 9 }));
  assert.deepEqual(JSON.parse(result.logs[0]!), {
    receiver_id: 'bob.test', token_id: 'x', approval_id: 9, balance: String(PRICE - FEE_OF_PRICE), max_len_payout: 12,
  });
});

test('abuse 60: a_price_that_changed_before_the_purchase_lands_is_refused', () => {
  const stage = new Stage().seller();
  const listing_id = stage.listed();
  stage.send('alice.test', MARKET, 'listing_update', { listing_id, price: String(PRICE * 2n) }, { deposit: 1n });
  const before = stage.balance('bob.test');
  const purchase = stage.send('bob.test', MARKET, 'buy', { listing_id, expected_price: String(PRICE) }, { deposit: PRICE * 2n });
  assertRefused(resultOf(stage.run(), purchase), 'E_PRICE_CHANGED');
  assert.ok(before - stage.balance('bob.test') < NEAR / 10n, 'the deposit came back');
  assertRefused(stage.buy(listing_id, 'bob.test', PRICE * 3n), 'E_PRICE_CHANGED');
  stage.books.assertAtRest();
});

test('Deposit_is_the_price_to_the_yocto', () => {
  const stage = new Stage().seller();
  const listing_id = stage.listed();
  for (const deposit of [0n, 1n, PRICE - 1n, PRICE + 1n]) {
    const args = { listing_id, expected_price: String(PRICE) };
    assertRefused(stage.call('bob.test', MARKET, 'buy', args, { deposit }), 'E_DEPOSIT');
  }
  assertRefused(stage.buy(listing_id, 'alice.test'), 'E_OWN_TOKEN');
  assertRefused(stage.buy('77'), 'E_NO_SUCH_LISTING');
  assertRefused(stage.call('bob.test', MARKET, 'buy', { listing_id }, { deposit: PRICE }), 'E_BAD_INPUT');
  stage.books.assertAtRest();
});

test('abuse 59: of_two_buyers_at_once_one_buys_and_the_other_is_refunded_and_told', () => {
  const stage = new Stage().seller();
  const listing_id = stage.listed();
  const before = { bob: stage.balance('bob.test'), carol: stage.balance('carol.test') };
  const args = { listing_id, expected_price: String(PRICE) };
  const first = stage.send('bob.test', MARKET, 'buy', args, { deposit: PRICE });
  const second = stage.send('carol.test', MARKET, 'buy', args, { deposit: PRICE });
  const blocks = stage.run();
  const results = [resultOf(blocks, first), resultOf(blocks, second)];
  const won = results.findIndex(result => result.panic === null);
  assert.deepEqual(eventNames(results[won]!), ['sale', 'refund_due']);
  assertRefused(results[1 - won]!, 'E_NO_SUCH_LISTING');
  const spent = [before.bob - stage.balance('bob.test'), before.carol - stage.balance('carol.test')];
  assert.ok(spent[won]! >= PRICE);
  assert.ok(spent[1 - won]! < NEAR / 10n);
  stage.books.assertAtRest();
});

test('While_a_sale_is_settled_nothing_can_be_done_to_the_listing', () => {
  const stage = new Stage().seller();
  const listing_id = stage.listed();
  stage.send('bob.test', MARKET, 'buy', { listing_id, expected_price: String(PRICE) }, { deposit: PRICE });
  stage.step();
  stage.step();
  const sale = stage.view(MARKET, 'sale', { sale_id: '1' }) as Record<string, unknown>;
  assert.deepEqual([sale['buyer_id'], sale['price'], sale['kind']], ['bob.test', String(PRICE), 'listing']);
  const cancel = stage.send('alice.test', MARKET, 'listing_cancel', { listing_id }, { deposit: 1n });
  assertRefused(resultOf(stage.run(), cancel), 'E_NO_SUCH_LISTING');
  assert.equal(stage.view(MARKET, 'sale', { sale_id: '1' }), null);
  stage.books.assertAtRest();
});

test('abuse 61: a_stale_approval_voids_the_listing_and_the_buyer_is_refunded_and_told', () => {
  const stage = new Stage().seller();
  const listing_id = stage.listed();
  stage.transfers('p');
  const before = stage.balance('bob.test');
  const result = stage.buy(listing_id);
  assertEvents(result,
    ['sale_fail', { kind: 'listing', source_id: listing_id, buyer_id: 'bob.test', amount: String(PRICE), reason: 'transfer_failed' }],
    ['listing_cancel', { listing_id, reason: 'stale' }]);
  assert.equal(result.value, null);
  assert.ok(before - stage.balance('bob.test') < NEAR / 10n);
  assertRefused(stage.buy(listing_id), 'E_NO_SUCH_LISTING');
  stage.books.assertAtRest();
});

test('Purchase_without_the_gas_for_its_settlement_is_refused_at_once', () => {
  const stage = new Stage().seller();
  const listing_id = stage.listed();
  const args = { listing_id, expected_price: String(PRICE) };
  assertRefused(stage.call('bob.test', MARKET, 'buy', args, { deposit: PRICE, gas: 60n * TGAS }), 'E_GAS');
  assert.deepEqual(eventOf(stage.ok('bob.test', MARKET, 'buy', args, { deposit: PRICE, gas: 100n * TGAS }), 'sale')['token_ids'], ['x']);
  stage.books.assertAtRest();
});

test('Expired_listing_is_not_sold', () => {
  const stage = new Stage().seller();
  const listing = stage.listed(PRICE, { expires_at: String(stage.now + 50n * SECOND) });
  stage.advance(60n * SECOND);
  assertRefused(stage.buy(listing), 'E_EXPIRED');
});
