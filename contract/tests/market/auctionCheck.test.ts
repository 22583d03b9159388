import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR, SECOND, TGAS } from './support/bench.js';
import { assertEvents, assertRefused, eventNames } from './support/expect.js';
import { MARKET, NFT, PRICE, Stage } from './support/scenarios.js';

const HOUR = 3600n * SECOND;
const DAY = 24n * HOUR;
const bidders = () => new Stage().seller().registered('bob.test').registered('carol.test');
const check = (stage: Stage, auction_id: string, attached = {}) =>
  stage.call('maker.test', MARKET, 'auction_check', { auction_id }, attached);
const approvedIs = (stage: Stage, answer: string) => stage.ok('alice.test', NFT, 'set_approved', answer);
const auctionOf = (stage: Stage, auction_id: string) => stage.view(MARKET, 'auction', { auction_id }) as Record<string, unknown> | null;

test('abuse 61: anyone_voids_an_auction_whose_token_has_gone_and_the_bidder_is_paid_at_once', () => {
  const stage = bidders();
  const auction_id = stage.auctioned();
  stage.bid(auction_id, 'bob.test', 5n * NEAR);
  const storage = () => stage.view(MARKET, 'storage_balance_of', { account_id: 'alice.test' });
  const before = stage.balance('bob.test');
  approvedIs(stage, 'rfalse');
  const result = check(stage, auction_id);
  assertEvents(result, ['auction_cancel', { auction_id, reason: 'stale' }]);
  assert.equal(result.value, true);
  assert.equal(stage.balance('bob.test') - before, 5n * NEAR);
  assert.equal(auctionOf(stage, auction_id), null);
  assert.equal((storage() as { total: string; available: string }).total, String(2n * NEAR));
  assertRefused(check(stage, auction_id), 'E_NO_SUCH_AUCTION');
  stage.books.assertAtRest();
});

for (const answer of ['p', 'n', 'g', 'b', 'r"true"']) {
  test(`abuse 61: a_check_that_answers_${JSON.stringify(answer)}_voids_the_auction_too`, () => {
    const stage = bidders();
    const auction_id = stage.auctioned();
    stage.bid(auction_id, 'bob.test', NEAR);
    approvedIs(stage, answer);
    assert.deepEqual(eventNames(check(stage, auction_id)), ['auction_cancel']);
    stage.books.assertAtRest();
  });
}

test('Auction_whose_tokens_are_there_stands_whoever_checks_it', () => {
  const stage = bidders();
  const token_ids = stage.held(3);
  const args = { nft_contract_id: NFT, token_ids, ...stage.auctionOrder() };
  const auction_id = stage.ok('alice.test', MARKET, 'auction_start', args, { deposit: 1n }).value as string;
  stage.bid(auction_id, 'bob.test', NEAR);
  const before = auctionOf(stage, auction_id);
  const result = check(stage, auction_id);
  assertEvents(result);
  assert.equal(result.value, false);
  assert.deepEqual(auctionOf(stage, auction_id), before);
  assertRefused(check(stage, auction_id, { gas: 20n * TGAS }), 'E_GAS');
  assertRefused(check(stage, auction_id, { deposit: 1n }), 'E_DEPOSIT');
  assertRefused(check(stage, '9'), 'E_NO_SUCH_AUCTION');
  stage.books.assertAtRest();
});

test('abuse 63: a_bidder_who_has_gone_is_credited_by_the_check', () => {
  const stage = bidders();
  const auction_id = stage.auctioned();
  stage.bid(auction_id, 'bob.test', 5n * NEAR);
  stage.deleteAccount('bob.test');
  approvedIs(stage, 'rfalse');
  assert.deepEqual(eventNames(check(stage, auction_id)), ['auction_cancel', 'refund_due']);
  assert.equal(stage.due('bob.test'), 5n * NEAR);
  stage.books.assertAtRest();
});

test('Check_of_an_approval_that_is_renewed_meanwhile_or_of_an_auction_that_ends_meanwhile_comes_to_nothing', () => {
  const stage = bidders();
  const [first, second] = [stage.auctioned(), stage.auctioned({}, 'y')];
  stage.bid(first, 'bob.test', NEAR);
  approvedIs(stage, 'rfalse');
  for (const auction_id of [first, second]) stage.send('maker.test', MARKET, 'auction_check', { auction_id });
  stage.step();
  const msg = JSON.stringify({ action: 'hold' });
  stage.send('carol.test', NFT, 'say', { token_id: 'x', owner_id: 'alice.test', approval_id: 2, msg });
  stage.send('alice.test', MARKET, 'auction_cancel', { auction_id: second }, { deposit: 1n });
  stage.run();
  assert.deepEqual(auctionOf(stage, first)?.['approval_ids'], { x: 2 });
  assert.equal(auctionOf(stage, second), null);
  stage.books.assertAtRest();
});

test('abuse 61: approving_anew_renews_the_approval_of_an_auction_with_bids_and_does_not_end_it', () => {
  const stage = bidders();
  const auction_id = stage.auctioned();
  stage.bid(auction_id, 'bob.test', NEAR);
  const offer_id = stage.offered('carol.test');
  const orders = [{ action: 'hold' }, { action: 'list', price: '5' }, { action: 'accept_offer', offer_id }, 'no order at all'];
  orders.forEach((order, index) => {
    const result = stage.approve(order, { approval: index + 2 });
    assertEvents(result, ['auction_approve', { auction_id, token_id: 'x', approval_id: index + 2 }]);
    assert.equal(result.value, null);
  });
  assert.deepEqual(stage.view(MARKET, 'token_place', { nft_contract_id: NFT, token_id: 'x' }),
    { owner_id: 'alice.test', approval_id: 5, listing_id: null, auction_id });
  stage.advance(HOUR);
  const settled = stage.ok('maker.test', MARKET, 'auction_settle', { auction_id });
  assert.equal(eventNames(settled)[0], 'sale');
  const asked = settled.logs.filter(log => log.startsWith('{')).map(log => JSON.parse(log).approval_id);
  assert.deepEqual(asked, [5]);
  stage.books.assertAtRest();
});

test('Another_owners_approval_ends_the_auction_and_refunds_the_bidder', () => {
  const stage = bidders().seller('carol.test');
  const auction_id = stage.auctioned();
  stage.bid(auction_id, 'bob.test', NEAR);
  const before = stage.balance('bob.test');
  const result = stage.approve({ action: 'list', price: String(PRICE) }, { owner: 'carol.test', approval: 2 });
  assert.deepEqual(eventNames(result), ['auction_cancel', 'listing_create']);
  assert.equal(stage.balance('bob.test') - before, NEAR);
  stage.books.assertAtRest();
});

test('Later_approval_ends_an_auction_without_bids', () => {
  const stage = bidders();
  stage.auctioned();
  assert.deepEqual(eventNames(stage.approve({ action: 'list', price: '5' }, { approval: 2 })), ['auction_cancel', 'listing_create']);
  stage.books.assertAtRest();
});

test('Auction_lasts_thirty_days_at_most', () => {
  const stage = bidders();
  const start = (days: bigint) => stage.approve({ action: 'auction', ...stage.auctionOrder({ ends_at: String(stage.now + days * DAY) }) });
  assertRefused(start(31n), 'E_BAD_INPUT');
  assert.deepEqual(eventNames(start(30n)), ['auction_start']);
  stage.books.assertAtRest();
});
