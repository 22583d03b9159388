import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR } from './support/bench.js';
import { assertEvents, assertRefused, eventNames } from './support/expect.js';
import { FEE, MARKET, NFT, PRICE, Stage } from './support/scenarios.js';

const ONE = { deposit: 1n };
const TREASURY = 'treasury.test';
const leave = (stage: Stage) => stage.call(TREASURY, MARKET, 'storage_unregister', {}, ONE);

test('abuse 63: the_treasury_cannot_leave_with_an_offer_open_and_the_seller_who_accepts_it_is_paid', () => {
  const stage = new Stage().seller();
  stage.ok(TREASURY, MARKET, 'storage_deposit', {}, { deposit: NEAR / 100n });
  const offer_id = stage.offered(TREASURY);
  assertRefused(leave(stage), 'E_STORAGE_IN_USE');
  const before = stage.balance('alice.test');
  const result = stage.approve({ action: 'accept_offer', offer_id });
  assert.deepEqual(eventNames(result), ['sale', 'refund_due']);
  assert.deepEqual(result.failures, []);
  assert.ok(stage.balance('alice.test') - before > PRICE - PRICE * FEE / 10_000n - NEAR / 10n);
  stage.books.assertAtRest();
});

test('abuse 63: the_treasury_cannot_leave_with_a_token_held_nor_at_any_other_time', () => {
  const stage = new Stage();
  assertRefused(leave(stage), 'E_STORAGE_IN_USE');
  stage.seller(TREASURY);
  stage.approved({ action: 'hold' }, { owner: TREASURY });
  assertRefused(leave(stage), 'E_STORAGE_IN_USE');
  stage.seller('alice.test').listed(PRICE, { owner: 'alice.test', approval: 2 });
  const place = stage.view(MARKET, 'token_place', { nft_contract_id: NFT, token_id: 'x' }) as { owner_id: string };
  assert.equal(place.owner_id, 'alice.test');
  stage.ok(TREASURY, MARKET, 'allow_contract', { nft_contract_id: NFT, allowed: false }, ONE);
  stage.ok(TREASURY, MARKET, 'storage_withdraw', {}, ONE);
  assertRefused(leave(stage), 'E_STORAGE_IN_USE');
  assert.deepEqual(stage.view(MARKET, 'storage_balance_of', { account_id: TREASURY }), { total: '0', available: '0' });
  stage.books.assertAtRest();
});

test('abuse 63: no_sale_costs_the_seller_a_record_of_the_treasury', () => {
  const stage = new Stage().seller();
  const deposit = () => stage.view(MARKET, 'storage_balance_of', { account_id: 'alice.test' });
  const before = deposit();
  for (const approval of [1, 2]) {
    assertRefused(leave(stage), 'E_STORAGE_IN_USE');
    stage.buy(stage.listed(PRICE, { approval }));
    const fee = String(PRICE * FEE / 10_000n);
    assertEvents(stage.ok(TREASURY, MARKET, 'withdraw', {}), ['refund_paid', { account_id: TREASURY, amount: fee }]);
  }
  assert.equal(BigInt((before as { total: string }).total) - BigInt((deposit() as { total: string }).total), 2n);
  stage.books.assertAtRest();
});
