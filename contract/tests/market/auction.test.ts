import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR, SECOND, TGAS } from './support/bench.js';
import { assertEvents, assertRefused, eventOf } from './support/expect.js';
import { FEE, MARKET, NFT, Stage } from './support/scenarios.js';

const ONE = { deposit: 1n };
const HOUR = 3600n * SECOND;
const bidders = () => new Stage().seller().registered('bob.test').registered('carol.test');
const settle = (stage: Stage, auction_id: string) => stage.call('maker.test', MARKET, 'auction_settle', { auction_id });

test('Approval_with_a_message_starts_an_auction', () => {
  const stage = bidders();
  const order = stage.auctionOrder();
  const result = stage.approve({ action: 'auction', ...order }, { approval: 4 });
  const data = {
    auction_id: '1', seller_id: 'alice.test', nft_contract_id: NFT, token_ids: ['x'], approval_ids: { x: 4 },
    reserve_price: order['reserve_price'], min_increment: order['min_increment'], ends_at: order['ends_at'],
    extension: order['extension'], created_at: result.events[0]!.data['created_at'],
  };
  assertEvents(result, ['auction_start', data]);
  assert.deepEqual(stage.view(MARKET, 'auction', { auction_id: '1' }), { ...data, bidder_id: null, bid: null });
  stage.books.assertAtRest();
});

test('Bids_rise_by_the_increment_and_the_outbid_get_their_money_back', () => {
  const stage = bidders();
  const auction_id = stage.auctioned();
  const ends_at = (stage.view(MARKET, 'auction', { auction_id }) as { ends_at: string }).ends_at;
  assertRefused(stage.bid(auction_id, 'bob.test', NEAR - 1n), 'E_BID_TOO_LOW');
  assertEvents(stage.bid(auction_id, 'bob.test', NEAR), ['auction_bid', {
    auction_id, bidder_id: 'bob.test', amount: String(NEAR), ends_at, previous_bidder_id: null, previous_amount: null,
  }]);
  assertRefused(stage.bid(auction_id, 'carol.test', NEAR + NEAR / 10n - 1n), 'E_BID_TOO_LOW');
  const before = stage.balance('bob.test');
  assertEvents(stage.bid(auction_id, 'carol.test', 2n * NEAR), ['auction_bid', {
    auction_id, bidder_id: 'carol.test', amount: String(2n * NEAR), ends_at, previous_bidder_id: 'bob.test', previous_amount: String(NEAR),
  }]);
  assert.equal(stage.balance('bob.test') - before, NEAR);
  assert.equal(stage.books.totals.escrow, 2n * NEAR);
  stage.books.assertAtRest();
});

test('Bidder_may_outbid_itself', () => {
  const stage = bidders();
  const auction_id = stage.auctioned();
  stage.bid(auction_id, 'bob.test', NEAR);
  stage.bid(auction_id, 'bob.test', 2n * NEAR);
  assert.equal(stage.books.totals.escrow, 2n * NEAR);
  stage.books.assertAtRest();
});

test('Late_bid_moves_the_end_and_an_early_one_does_not', () => {
  const stage = bidders();
  const auction_id = stage.auctioned();
  const end = () => BigInt((stage.view(MARKET, 'auction', { auction_id }) as { ends_at: string }).ends_at);
  const first = end();
  stage.bid(auction_id, 'bob.test', NEAR);
  assert.equal(end(), first);
  stage.advance(first - stage.now - 20n * SECOND);
  const moved = eventOf(stage.bid(auction_id, 'carol.test', 2n * NEAR), 'auction_bid')['ends_at'];
  assert.ok(end() > first + 270n * SECOND && end() < first + 300n * SECOND);
  assert.equal(moved, String(end()));
  stage.advance(first - stage.now + 60n * SECOND);
  stage.bid(auction_id, 'bob.test', 3n * NEAR);
  assert.ok(end() > first + 330n * SECOND);
  stage.books.assertAtRest();
});

test('Bids_end_with_the_auction_and_anyone_settles_it', () => {
  const stage = bidders();
  const auction_id = stage.auctioned();
  stage.bid(auction_id, 'bob.test', 5n * NEAR);
  assertRefused(settle(stage, auction_id), 'E_AUCTION_RUNNING');
  stage.advance(HOUR);
  assertRefused(stage.bid(auction_id, 'carol.test', 6n * NEAR), 'E_AUCTION_ENDED');
  const args = { auction_id };
  assertRefused(stage.call('maker.test', MARKET, 'auction_settle', args, { gas: 50n * TGAS }), 'E_GAS');
  const fee = 5n * NEAR * FEE / 10_000n;
  const result = settle(stage, auction_id);
  assertEvents(result, ['sale', {
    sale_id: '1', kind: 'auction', source_id: auction_id, nft_contract_id: NFT, token_ids: ['x'], seller_id: 'alice.test',
    buyer_id: 'bob.test', price: String(5n * NEAR), fee: String(fee), payouts: { 'alice.test': String(5n * NEAR - fee) },
    sold_at: result.events[0]!.data['sold_at'],
  }], ['refund_due', { account_id: 'treasury.test', amount: String(fee), reason: 'fee' }]);
  assertRefused(settle(stage, auction_id), 'E_NO_SUCH_AUCTION');
  assert.equal(stage.books.totals.escrow, 0n);
  stage.books.assertAtRest();
});

test('abuse 61: an_auction_whose_token_has_gone_gives_the_bid_back', () => {
  const stage = bidders();
  const auction_id = stage.auctioned();
  stage.bid(auction_id, 'bob.test', 5n * NEAR);
  stage.advance(HOUR);
  stage.transfers('p');
  const before = stage.balance('bob.test');
  assertEvents(settle(stage, auction_id),
    ['sale_fail', { kind: 'auction', source_id: auction_id, buyer_id: 'bob.test', amount: String(5n * NEAR), reason: 'transfer_failed' }],
    ['auction_cancel', { auction_id, reason: 'stale' }]);
  assert.equal(stage.balance('bob.test') - before, 5n * NEAR);
  stage.books.assertAtRest();
});

test('Auction_without_bids_is_cancelled_by_the_seller_or_ends', () => {
  const stage = bidders();
  const [first, second] = [stage.auctioned(), stage.auctioned({}, 'y')];
  const cancel = (by: string, auction_id: string, attached = ONE) => stage.call(by, MARKET, 'auction_cancel', { auction_id }, attached);
  assertRefused(cancel('bob.test', first), 'E_NOT_OWNER');
  assertRefused(cancel('alice.test', first, { deposit: 0n }), 'E_DEPOSIT');
  assertEvents(cancel('alice.test', first), ['auction_cancel', { auction_id: first, reason: 'seller' }]);
  stage.advance(HOUR);
  assertEvents(settle(stage, second), ['auction_cancel', { auction_id: second, reason: 'expired' }]);
  const third = stage.auctioned();
  stage.bid(third, 'bob.test', NEAR);
  assertRefused(cancel('alice.test', third), 'E_HAS_BIDS');
  stage.books.assertAtRest();
});

test('Bidder_is_registered_is_not_the_seller_and_cannot_leave_while_leading', () => {
  const stage = new Stage().seller().registered('carol.test');
  const auction_id = stage.auctioned();
  assertRefused(stage.bid(auction_id, 'bob.test', NEAR), 'E_STORAGE');
  assertRefused(stage.bid(auction_id, 'alice.test', NEAR), 'E_OWN_TOKEN');
  assertRefused(stage.bid('9', 'carol.test', NEAR), 'E_NO_SUCH_AUCTION');
  stage.registered('bob.test');
  stage.bid(auction_id, 'bob.test', NEAR);
  assertRefused(stage.call('bob.test', MARKET, 'storage_unregister', {}, ONE), 'E_STORAGE_IN_USE');
  stage.bid(auction_id, 'carol.test', 2n * NEAR);
  assert.equal(stage.ok('bob.test', MARKET, 'storage_unregister', {}, ONE).value, true);
  stage.books.assertAtRest();
});

test('Auction_terms_are_within_bounds', () => {
  const stage = bidders();
  const start = (more: object) => stage.approve({ action: 'auction', ...stage.auctionOrder(), ...more });
  assertRefused(start({ ends_at: String(stage.now) }), 'E_EXPIRED');
  assertRefused(start({ ends_at: String(stage.now + 31n * 24n * HOUR) }), 'E_BAD_INPUT');
  assertRefused(start({ extension: String(25n * HOUR) }), 'E_BAD_INPUT');
  assertRefused(start({ ends_at: null }), 'E_BAD_INPUT');
  assertRefused(start({ reserve_price: '0' }), 'E_INVALID_AMOUNT');
  assertRefused(start({ min_increment: '0' }), 'E_INVALID_AMOUNT');
  stage.books.assertAtRest();
});
