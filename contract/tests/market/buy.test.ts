import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR } from './support/bench.js';
import { assertEvents, assertRefused } from './support/expect.js';
import { FEE, NFT, PRICE, Stage } from './support/scenarios.js';

const FEE_OF_PRICE = PRICE * FEE / 10_000n;

test('Sale_pays_payouts_the_rest_to_the_seller_and_the_fee_to_the_treasury', () => {
  const stage = new Stage().seller();
  stage.transfers(`r{"payout":{"maker.test":"${NEAR}"}}`);
  const listing = stage.listed();
  const before = { alice: stage.balance('alice.test'), maker: stage.balance('maker.test'), bob: stage.balance('bob.test') };
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
  stage.books.assertAtRest();
  console.log(result.gas);
});

test('abuse 60: a_price_that_changed_before_the_purchase_lands_is_refused', () => {
  const stage = new Stage().seller();
  const listing = stage.listed();
  assertRefused(stage.buy(listing, 'bob.test', PRICE - 1n), 'E_PRICE_CHANGED');
  stage.books.assertAtRest();
});
