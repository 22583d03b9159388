import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR, TGAS } from './support/bench.js';
import { assertRefused, eventNames, eventOf } from './support/expect.js';
import type { Result } from './support/result.js';
import { FEE, MARKET, PRICE, Stage } from './support/scenarios.js';
import { NRC101_WASM } from './support/wasm.js';

const NRC = 'nrc.test';
const DEPOSIT = { deposit: NEAR / 10n };
const BALANCE = PRICE - PRICE * FEE / 10_000n;

/** The real NRC-101 contract beside the market, with Alice's collection and its first tokens. */
function stageWithAssets(count: number, royalty: Record<string, number> = { 'maker.test': 500 }): { stage: Stage; tokens: string[] } {
  const stage = new Stage();
  stage.createAccount(NRC);
  stage.deploy(NRC, NRC101_WASM);
  stage.ok(NRC, NRC, 'new', { owner_id: 'test' });
  stage.ok('alice.test', NRC, 'nrc_create_collection', { name: 'Models', royalty }, DEPOSIT);
  stage.seller('alice.test', NRC).registered('bob.test');
  const tokens = Array.from({ length: count }, () =>
    stage.ok('alice.test', NRC, 'nrc_mint', { collection_id: '1', kind: 'model', name: 'Cats' }, DEPOSIT).value as string);
  return { stage, tokens };
}

function approve(stage: Stage, token_id: string, order: object, by = 'alice.test'): Result {
  const result = stage.call(by, NRC, 'nft_approve', { token_id, account_id: MARKET, msg: JSON.stringify(order) }, DEPOSIT);
  assert.deepEqual(result.failures, []);
  return result;
}

const ownerOf = (stage: Stage, token_id: string) => (stage.view(NRC, 'nft_token', { token_id }) as { owner_id: string }).owner_id;

test('Asset_is_listed_by_approval_bought_and_its_royalty_paid', () => {
  const { stage, tokens: [token] } = stageWithAssets(1);
  const listing = approve(stage, token!, { action: 'list', price: String(PRICE) }).value as string;
  const before = stage.balance('maker.test');
  const result = stage.buy(listing);
  const royalty = BALANCE * 500n / 10_000n;
  assert.deepEqual(eventOf(result, 'sale')['payouts'], { 'maker.test': String(royalty), 'alice.test': String(BALANCE - royalty) });
  assert.equal(ownerOf(stage, token!), 'bob.test');
  assert.equal(stage.balance('maker.test') - before, royalty);
  assert.deepEqual(result.failures, []);
  stage.books.assertAtRest();
});

test('abuse 61: an_asset_transferred_off_the_market_voids_its_listing', () => {
  const { stage, tokens: [token] } = stageWithAssets(1);
  const listing_id = approve(stage, token!, { action: 'list', price: String(PRICE) }).value as string;
  stage.ok('alice.test', NRC, 'nft_transfer', { token_id: token, receiver_id: 'carol.test' }, { deposit: 1n });
  const before = stage.balance('bob.test');
  const result = stage.buy(listing_id);
  assert.deepEqual(eventNames(result), ['sale_fail', 'listing_cancel']);
  assert.equal(ownerOf(stage, token!), 'carol.test');
  assert.ok(before - stage.balance('bob.test') < NEAR / 10n);
  stage.books.assertAtRest();
});

test('abuse 61: a_revoked_or_renewed_approval_voids_what_was_listed_under_it', () => {
  const { stage, tokens: [one, two] } = stageWithAssets(2);
  const first = approve(stage, one!, { action: 'list', price: String(PRICE) }).value as string;
  stage.ok('alice.test', NRC, 'nft_revoke', { token_id: one, account_id: MARKET }, { deposit: 1n });
  assert.deepEqual(eventNames(stage.buy(first)), ['sale_fail', 'listing_cancel']);
  const second = approve(stage, two!, { action: 'list', price: String(PRICE) }).value as string;
  const renewed = approve(stage, two!, { action: 'list', price: String(PRICE * 2n) });
  assert.deepEqual(eventNames(renewed), ['listing_cancel', 'listing_create']);
  assertRefused(stage.buy(second), 'E_NO_SUCH_LISTING');
  assert.deepEqual(eventNames(stage.buy(renewed.value as string, 'bob.test', PRICE * 2n)), ['sale', 'refund_due']);
  stage.books.assertAtRest();
});

test('Bundle_of_assets_is_moved_whole_or_not_at_all', () => {
  const { stage, tokens } = stageWithAssets(5);
  for (const token of tokens) approve(stage, token, { action: 'hold' });
  const bundle = (token_ids: string[]) => stage.ok('alice.test', MARKET, 'listing_create',
    { nft_contract_id: NRC, token_ids, price: String(PRICE) }, { deposit: 1n }).value as string;
  const whole = bundle(tokens);
  assert.deepEqual(eventOf(stage.buy(whole), 'sale')['token_ids'], tokens);
  assert.deepEqual(tokens.map(token => ownerOf(stage, token)), tokens.map(() => 'bob.test'));
  stage.seller('bob.test', NRC);
  for (const token of tokens) approve(stage, token, { action: 'hold' }, 'bob.test');
  const broken = stage.ok('bob.test', MARKET, 'listing_create', { nft_contract_id: NRC, token_ids: tokens, price: String(PRICE) },
    { deposit: 1n }).value as string;
  stage.ok('bob.test', NRC, 'nft_transfer', { token_id: tokens[3], receiver_id: 'carol.test' }, { deposit: 1n });
  assert.deepEqual(eventNames(stage.buy(broken, 'alice.test')), ['sale_fail', 'listing_cancel']);
  assert.equal(ownerOf(stage, tokens[0]!), 'bob.test');
  stage.books.assertAtRest();
});

test('Offer_is_accepted_and_auction_won_with_real_assets', () => {
  const { stage, tokens: [one, two] } = stageWithAssets(2);
  const expires_at = String(stage.now + 3600n * 1_000_000_000n);
  const offer_id = stage.ok('bob.test', MARKET, 'offer_make', { nft_contract_id: NRC, token_id: one, expires_at },
    { deposit: PRICE }).value as string;
  assert.deepEqual(eventNames(approve(stage, one!, { action: 'accept_offer', offer_id })), ['sale', 'refund_due']);
  assert.equal(ownerOf(stage, one!), 'bob.test');
  const auction_id = approve(stage, two!, { action: 'auction', ...stage.auctionOrder() }).value as string;
  stage.bid(auction_id, 'bob.test', 2n * NEAR);
  stage.advance(3600n * 1_000_000_000n);
  stage.call('carol.test', MARKET, 'auction_settle', { auction_id });
  assert.equal(ownerOf(stage, two!), 'bob.test');
  stage.books.assertAtRest();
});

test('abuse 61: an_auctions_bidder_is_paid_back_as_soon_as_the_asset_has_gone_and_keeps_the_bid_where_it_is_approved_anew', () => {
  const { stage, tokens: [one, two] } = stageWithAssets(2);
  const start = (token: string) => approve(stage, token, { action: 'auction', ...stage.auctionOrder() }).value as string;
  const [first, second] = [start(one!), start(two!)];
  for (const auction of [first, second]) stage.bid(auction, 'bob.test', 2n * NEAR);
  const check = (auction_id: string) => stage.ok('carol.test', MARKET, 'auction_check', { auction_id }, { gas: 100n * TGAS });
  assert.deepEqual(eventNames(approve(stage, one!, { action: 'list', price: '1' })), ['auction_approve']);
  for (const auction of [first, second]) assert.equal(check(auction).value, false);
  stage.ok('alice.test', NRC, 'nft_transfer', { token_id: two, receiver_id: 'carol.test' }, { deposit: 1n });
  assert.deepEqual(eventNames(check(second)), ['auction_cancel']);
  stage.advance(3600n * 1_000_000_000n);
  stage.ok('carol.test', MARKET, 'auction_settle', { auction_id: first });
  assert.equal(ownerOf(stage, one!), 'bob.test');
  stage.books.assertAtRest();
});

test('Royalty_over_ten_accounts_is_paid_to_each_of_them', () => {
  const makers = Array.from({ length: 10 }, (_, index) => `maker${index}.test`);
  const { stage, tokens: [token] } = stageWithAssets(1, Object.fromEntries(makers.map(maker => [maker, 500])));
  for (const maker of makers) stage.createAccount(maker, NEAR);
  const listing = approve(stage, token!, { action: 'list', price: String(PRICE) }).value as string;
  const result = stage.call('bob.test', MARKET, 'buy', { listing_id: listing, expected_price: String(PRICE) },
    { deposit: PRICE, gas: 100n * TGAS });
  assert.equal(Object.keys(eventOf(result, 'sale')['payouts'] as object).length, 11);
  assert.deepEqual(eventNames(result), ['sale', 'refund_due']);
  for (const maker of makers) assert.equal(stage.balance(maker) - NEAR, BALANCE * 500n / 10_000n);
  stage.books.assertAtRest();
});
