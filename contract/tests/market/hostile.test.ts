import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR } from './support/bench.js';
import { assertRefused, eventNames, eventOf } from './support/expect.js';
import { MARKET, NFT, PRICE, Stage } from './support/scenarios.js';

test('Transfer_that_burns_all_its_gas_costs_the_buyer_no_more_than_gas', () => {
  const stage = new Stage().seller();
  const listing = stage.listed();
  stage.transfers('g');
  const before = stage.balance('bob.test');
  const result = stage.buy(listing);
  assert.deepEqual(eventNames(result), ['sale_fail', 'listing_cancel']);
  assert.ok(before - stage.balance('bob.test') < NEAR / 50n);
  stage.books.assertAtRest();
});

test('Nft_contract_that_is_gone_or_has_no_such_method_fails_the_sale', () => {
  const stage = new Stage().seller().seller('bob.test', 'carol.test');
  const listing = stage.listed();
  stage.deploy(NFT, Buffer.from('0061736d01000000', 'hex'));
  assert.deepEqual(eventNames(stage.buy(listing)), ['sale_fail', 'listing_cancel']);
  stage.books.assertAtRest();
  const next = new Stage().seller();
  const other = next.listed();
  next.deleteAccount(NFT);
  assert.deepEqual(eventNames(next.buy(other)), ['sale_fail', 'listing_cancel']);
  next.books.assertAtRest();
});

test('Transfer_that_lies_is_paid_as_the_contract_says_and_no_yocto_more', () => {
  const stage = new Stage().seller();
  stage.transfers('rtrue');
  const sale = eventOf(stage.buy(stage.listed()), 'sale');
  const paid = Object.values(sale['payouts'] as Record<string, string>).reduce((sum, amount) => sum + BigInt(amount), 0n);
  assert.equal(paid + BigInt(sale['fee'] as string), PRICE);
  stage.books.assertAtRest();
});

test('Contract_that_calls_back_in_the_midst_of_a_transfer_finds_nothing_to_take', () => {
  const stage = new Stage().seller();
  const [first, second] = [stage.listed(), stage.listed(5n, { token: 'y' })];
  stage.transfers(`m{"listing_id":"${first}","expected_price":"${PRICE}"}`);
  const result = stage.buy(first);
  assert.ok(result.failures.some(failure => failure.startsWith('E_NO_SUCH_LISTING')));
  assert.equal(eventOf(result, 'sale')['price'], String(PRICE));
  stage.transfers(`m{"listing_id":"${second}","expected_price":"5"}`);
  assert.ok(stage.buy(stage.listed()).failures.some(failure => failure.startsWith('E_DEPOSIT')));
  stage.books.assertAtRest();
});

test('Callbacks_are_for_the_market_alone', () => {
  const stage = new Stage().seller();
  const forged = { sponsor_id: null, release: 0, unsent: [], sent: [{ account_id: 'bob.test', amount: String(NEAR), reason: 'x' }] };
  const calls: [string, unknown][] = [
    ['on_checked', { sale_id: '1' }], ['on_transferred', { sale_id: '1' }], ['on_paid', forged],
    ['on_withdrawn', { account_id: 'bob.test', amount: '1' }],
  ];
  for (const [method, args] of calls) {
    assertRefused(stage.call('bob.test', MARKET, method, args), 'E_PRIVATE');
  }
  assertRefused(stage.call('bob.test', NFT, 'poke', forged), 'E_PRIVATE');
});

test('Contract_cannot_use_the_deposit_of_one_who_has_not_allowed_it', () => {
  const stage = new Stage().registered('bob.test').seller('alice.test', 'other.test');
  for (const owner of ['alice.test', 'bob.test', 'treasury.test']) {
    for (const order of [{ action: 'list', price: '1' }, { action: 'hold' }, { action: 'accept_offer', offer_id: '1' }]) {
      assertRefused(stage.approve(order, { owner }), 'E_CONTRACT_NOT_ALLOWED');
    }
  }
  stage.books.assertAtRest();
});

test('Contract_cannot_touch_tokens_of_another_contract', () => {
  const stage = new Stage().seller();
  const listing_id = stage.listed();
  stage.createAccount('evil.test');
  stage.ok('alice.test', MARKET, 'allow_contract', { nft_contract_id: 'evil.test', allowed: true }, { deposit: 1n });
  const say = { token_id: 'x', owner_id: 'alice.test', approval_id: 5, msg: '{"action":"list","price":"1"}' };
  const other = stage.ok('evil.test', MARKET, 'nft_on_approve', say).value;
  assert.notEqual(other, listing_id);
  assert.equal((stage.view(MARKET, 'listing', { listing_id }) as { nft_contract_id: string }).nft_contract_id, NFT);
  stage.books.assertAtRest();
});

test('Words_that_an_nft_contract_adds_to_the_standard_ones_do_no_harm', () => {
  const stage = new Stage().seller();
  const say = { token_id: 'x', owner_id: 'alice.test', approval_id: 5, msg: '{"action":"list","price":"1"}', memo: 'hello' };
  assert.equal(stage.ok('alice.test', NFT, 'say', say).value, '1');
  const missing = { token_id: 'x', owner_id: 'alice.test', msg: '{"action":"hold"}' };
  assertRefused(stage.call('alice.test', NFT, 'say', missing), 'E_BAD_INPUT');
});
