import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR, SECOND } from './support/bench.js';
import { eventNames } from './support/expect.js';
import { PUPPET_WASM } from './support/puppetContract.js';
import { MARKET, Stage } from './support/scenarios.js';

const named = (letter: string) => `${letter.repeat(59)}.test`;
const [SELLER, BUYER, NFT] = [named('s'), named('b'), named('n')];
/** Each of 128 bytes, every one of which takes two in JSON. */
const TOKENS = ['a', 'b', 'c', 'd', 'e'].map(letter => `${'"'.repeat(127)}${letter}`);
const PRICE = 100n * NEAR;
/** Payees are of the greatest length too, and none exists. */
const PAYOUT = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`.p${index}`.padStart(64, 'q'), String(NEAR / 100n)]));

/** Names and token ids as long as they may be: what is held back for a sale must do for these too. */
function stageOfTheLongest(): Stage {
  const stage = new Stage();
  for (const id of [SELLER, BUYER, NFT]) stage.createAccount(id);
  stage.deploy(NFT, PUPPET_WASM);
  stage.ok(SELLER, NFT, 'set_transfer', `r${JSON.stringify({ payout: PAYOUT })}`);
  stage.ok(SELLER, NFT, 'set_approved', 'rtrue');
  return stage.seller(SELLER, NFT).seller(BUYER, NFT);
}

function say(stage: Stage, token_id: string, order: object, owner_id = SELLER): string {
  const result = stage.ok(owner_id, NFT, 'say', { token_id, owner_id, approval_id: Number.MAX_SAFE_INTEGER, msg: JSON.stringify(order) });
  return result.value as string;
}

test('Listing_of_five_with_the_longest_names_is_sold', () => {
  const stage = stageOfTheLongest();
  for (const token of TOKENS) say(stage, token, { action: 'hold' });
  const listing_id = stage.ok(SELLER, MARKET, 'listing_create',
    { nft_contract_id: NFT, token_ids: TOKENS, price: String(PRICE) }, { deposit: 1n }).value;
  const result = stage.ok(BUYER, MARKET, 'buy', { listing_id, expected_price: String(PRICE) }, { deposit: PRICE });
  assert.equal(eventNames(result)[0], 'sale');
  assert.equal(eventNames(result).length, 14);
  stage.books.assertAtRest();
});

test('Listing_of_one_with_the_longest_names_is_sold', () => {
  const stage = stageOfTheLongest();
  const listing_id = say(stage, TOKENS[0]!, { action: 'list', price: String(PRICE) });
  const result = stage.ok(BUYER, MARKET, 'buy', { listing_id, expected_price: String(PRICE) }, { deposit: PRICE });
  assert.equal(eventNames(result).length, 14);
  stage.books.assertAtRest();
});

test('Offer_with_the_longest_names_is_accepted', () => {
  const stage = stageOfTheLongest();
  const args = { nft_contract_id: NFT, token_id: TOKENS[0], expires_at: String(stage.now + 100n * SECOND) };
  const offer_id = stage.ok(BUYER, MARKET, 'offer_make', args, { deposit: PRICE }).value;
  say(stage, TOKENS[0]!, { action: 'accept_offer', offer_id });
  stage.books.assertAtRest();
});

test('Auction_of_five_with_the_longest_names_is_settled', () => {
  const stage = stageOfTheLongest();
  for (const token of TOKENS) say(stage, token, { action: 'hold' });
  const args = { nft_contract_id: NFT, token_ids: TOKENS, ...stage.auctionOrder() };
  const auction_id = stage.ok(SELLER, MARKET, 'auction_start', args, { deposit: 1n }).value as string;
  stage.bid(auction_id, BUYER, PRICE);
  stage.advance(3600n * SECOND);
  assert.equal(eventNames(stage.ok('maker.test', MARKET, 'auction_settle', { auction_id })).length, 14);
  stage.books.assertAtRest();
});

test('Treasury_may_sell_buy_and_be_paid_as_anyone', () => {
  const stage = new Stage().seller('treasury.test').seller('alice.test');
  stage.transfers('r{"payout":{"treasury.test":"5","bob.test":"7"}}');
  stage.buy(stage.listed(PRICE, { owner: 'treasury.test' }), 'bob.test', PRICE);
  stage.buy(stage.listed(PRICE, { owner: 'alice.test' }), 'treasury.test', PRICE);
  assert.equal(stage.due('treasury.test'), 2n * (PRICE * 250n / 10_000n));
  stage.books.assertAtRest();
});
