import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR, SECOND, TGAS } from './support/bench.js';
import { assertEvents, assertRefused, eventNames, eventOf } from './support/expect.js';
import { FEE, MARKET, NFT, PRICE, Stage } from './support/scenarios.js';

const ONE = { deposit: 1n };
const create = (stage: Stage, token_ids: string[], by = 'alice.test') =>
  stage.call(by, MARKET, 'listing_create', { nft_contract_id: NFT, token_ids, price: String(PRICE) }, ONE);

test('Held_tokens_are_listed_together_and_sold_together', () => {
  const stage = new Stage().seller();
  const tokens = stage.held(3);
  const created = create(stage, tokens);
  assertEvents(created, ['listing_create', {
    listing_id: '1', seller_id: 'alice.test', nft_contract_id: NFT, token_ids: tokens, approval_ids: { aaa: 1, bbb: 2, ccc: 3 },
    price: String(PRICE), expires_at: null, created_at: created.events[0]!.data['created_at'],
  }]);
  stage.transfers('r{"payout":{"maker.test":"1000"}}');
  const result = stage.buy('1');
  const third = PRICE / 3n;
  const shares = [third + PRICE % 3n, third, third];
  const fees = shares.map(share => share * FEE / 10_000n);
  const fee = fees.reduce((a, b) => a + b, 0n);
  const sale = eventOf(result, 'sale');
  assert.deepEqual(sale['token_ids'], tokens);
  assert.equal(sale['fee'], String(fee));
  assert.deepEqual(sale['payouts'], { 'maker.test': '3000', 'alice.test': String(PRICE - fee - 3000n) });
  const asked = result.logs.filter(log => log.startsWith('{')).map(log => JSON.parse(log).balance);
  assert.deepEqual(asked, shares.map((share, index) => String(share - fees[index]!)));
  stage.books.assertAtRest();
});

test('Bundle_with_a_token_that_is_no_longer_approved_is_not_touched_at_all', () => {
  const stage = new Stage().seller();
  const listing_id = stage.bundled(3);
  stage.ok('alice.test', NFT, 'set_approved', 'rfalse');
  const before = stage.balance('bob.test');
  const result = stage.buy(listing_id);
  assertEvents(result,
    ['sale_fail', { kind: 'listing', source_id: listing_id, buyer_id: 'bob.test', amount: String(PRICE), reason: 'not_approved' }],
    ['listing_cancel', { listing_id, reason: 'stale' }]);
  assert.ok(before - stage.balance('bob.test') < NEAR / 10n);
  assert.deepEqual(result.logs.filter(log => log.startsWith('{')), [], 'no transfer was asked for');
  stage.books.assertAtRest();
});

for (const answer of ['p', 'n', 'g', 'b', 'rnull', 'r"true"', 'r[true]', 'rtrue ']) {
  test(`Bundle_check_that_answers_${JSON.stringify(answer)}_is_no_approval`, () => {
    const stage = new Stage().seller();
    const listing = stage.bundled(2);
    stage.ok('alice.test', NFT, 'set_approved', answer);
    assert.deepEqual(eventNames(stage.buy(listing)), ['sale_fail', 'listing_cancel']);
    stage.books.assertAtRest();
  });
}

test('What_fails_after_the_check_is_refunded_for_its_share', () => {
  const stage = new Stage().seller();
  const listing_id = stage.bundled(3);
  stage.ok('alice.test', NFT, 'set_failing', 'bbb');
  const result = stage.buy(listing_id);
  const third = PRICE / 3n;
  assert.deepEqual(eventNames(result), ['sale', 'sale_fail', 'refund_due']);
  assert.deepEqual(eventOf(result, 'sale')['token_ids'], ['aaa', 'ccc']);
  assert.equal(eventOf(result, 'sale')['price'], String(PRICE - third));
  assert.deepEqual(eventOf(result, 'sale_fail'), {
    kind: 'listing', source_id: listing_id, buyer_id: 'bob.test', amount: String(third), reason: 'transfer_failed',
  });
  stage.books.assertAtRest();
});

test('Bundle_is_of_one_to_five_tokens_that_the_market_holds_for_the_seller', () => {
  const stage = new Stage().seller().seller('bob.test');
  const tokens = stage.held(5);
  assertRefused(create(stage, []), 'E_BAD_INPUT');
  assertRefused(create(stage, ['aaa', 'aaa']), 'E_BAD_INPUT');
  assertRefused(create(stage, [...tokens, 'f']), 'E_TOO_MANY_TOKENS');
  assertRefused(create(stage, ['aaa', 'zzz']), 'E_NOT_APPROVED');
  assertRefused(create(stage, ['aaa'], 'bob.test'), 'E_NOT_APPROVED');
  assertRefused(stage.call('alice.test', MARKET, 'listing_create', { nft_contract_id: NFT, token_ids: ['aaa'], price: '1' }), 'E_DEPOSIT');
  assert.equal(create(stage, tokens).value, '1');
  assertRefused(create(stage, ['aaa']), 'E_NOT_APPROVED');
  stage.books.assertAtRest();
});

test('Bundle_of_five_settles_within_300_TGas_and_less_is_refused_before', () => {
  const stage = new Stage().seller();
  const listing_id = stage.bundled(5);
  const args = { listing_id, expected_price: String(PRICE) };
  const buy = (gas: bigint) => stage.call('bob.test', MARKET, 'buy', args, { deposit: PRICE, gas });
  assertRefused(buy(200n * TGAS), 'E_GAS');
  assert.equal((eventOf(buy(300n * TGAS), 'sale')['token_ids'] as string[]).length, 5);
  stage.books.assertAtRest();
});

test('Bundle_is_auctioned_as_one', () => {
  const stage = new Stage().seller().registered('bob.test');
  const args = { nft_contract_id: NFT, token_ids: stage.held(2), ...stage.auctionOrder() };
  assertRefused(stage.call('alice.test', MARKET, 'auction_start', args), 'E_DEPOSIT');
  const auction_id = stage.ok('alice.test', MARKET, 'auction_start', args, ONE).value as string;
  assertRefused(create(stage, ['aaa']), 'E_NOT_APPROVED');
  stage.bid(auction_id, 'bob.test', 3n * NEAR);
  stage.advance(3600n * SECOND);
  stage.ok('alice.test', NFT, 'set_failing', 'aaa');
  const result = stage.call('carol.test', MARKET, 'auction_settle', { auction_id });
  assert.deepEqual(eventNames(result), ['sale', 'sale_fail', 'refund_due']);
  stage.books.assertAtRest();
});

test('Later_approval_of_one_token_ends_the_bundle_and_lets_the_others_go', () => {
  const stage = new Stage().seller();
  const listing_id = stage.bundled(2);
  const result = stage.approve({ action: 'hold' }, { token: 'aaa', approval: 9 });
  assertEvents(result, ['listing_cancel', { listing_id, reason: 'stale' }],
    ['token_hold', { nft_contract_id: NFT, token_id: 'aaa', owner_id: 'alice.test', approval_id: 9 }]);
  assert.equal(stage.view(MARKET, 'token_place', { nft_contract_id: NFT, token_id: 'bbb' }), null);
  stage.books.assertAtRest();
});

test('Held_token_is_released_by_its_owner_unless_it_stands_in_something', () => {
  const stage = new Stage().seller();
  const storage = () => stage.view(MARKET, 'storage_balance_of', { account_id: 'alice.test' });
  const before = storage();
  const [one, two] = stage.held(2);
  const release = (token_id: string, by = 'alice.test', attached = ONE) =>
    stage.call(by, MARKET, 'release_token', { nft_contract_id: NFT, token_id }, attached);
  assertRefused(release(one!, 'bob.test'), 'E_NOT_APPROVED');
  assertRefused(release(one!, 'alice.test', { deposit: 0n }), 'E_DEPOSIT');
  create(stage, [two!]);
  assertRefused(release(two!), 'E_NOT_APPROVED');
  stage.ok('alice.test', MARKET, 'listing_cancel', { listing_id: '1' }, ONE);
  assert.equal(release(one!).panic, null);
  assertRefused(release(one!), 'E_NOT_APPROVED');
  assert.deepEqual(storage(), before);
  stage.books.assertAtRest();
});
