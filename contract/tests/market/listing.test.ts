import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR, SECOND } from './support/bench.js';
import { assertEvents, assertRefused } from './support/expect.js';
import { MARKET, NFT, PRICE, Stage } from './support/scenarios.js';

const ONE = { deposit: 1n };

test('Approval_with_a_message_lists_the_token', () => {
  const stage = new Stage().seller();
  const expires_at = String(stage.now + 3600n * SECOND);
  const result = stage.approve({ action: 'list', price: String(PRICE), expires_at }, { approval: 7 });
  assertEvents(result, ['listing_create', {
    listing_id: '1', seller_id: 'alice.test', nft_contract_id: NFT, token_ids: ['x'], approval_ids: { x: 7 }, price: String(PRICE),
    expires_at, created_at: result.events[0]!.data['created_at'],
  }]);
  assert.equal(result.value, '1');
  assert.deepEqual(stage.view(MARKET, 'listing', { listing_id: '1' }), result.events[0]!.data);
  assert.deepEqual(stage.view(MARKET, 'token_place', { nft_contract_id: NFT, token_id: 'x' }), {
    owner_id: 'alice.test', approval_id: 7, listing_id: '1', auction_id: null,
  });
  stage.books.assertAtRest();
});

test('Nobody_is_spoken_for_by_a_contract_that_they_have_not_allowed', () => {
  const stage = new Stage().registered('alice.test').registered('bob.test');
  assertRefused(stage.approve({ action: 'list', price: '1' }), 'E_CONTRACT_NOT_ALLOWED');
  stage.seller();
  assertRefused(stage.approve({ action: 'list', price: '1' }, { owner: 'bob.test' }), 'E_CONTRACT_NOT_ALLOWED');
  stage.ok('alice.test', MARKET, 'allow_contract', { nft_contract_id: NFT, allowed: false }, ONE);
  assertRefused(stage.approve({ action: 'list', price: '1' }), 'E_CONTRACT_NOT_ALLOWED');
  stage.books.assertAtRest();
});

test('Listing_needs_a_storage_deposit_that_covers_it', () => {
  const stage = new Stage();
  const allow = { nft_contract_id: NFT, allowed: true };
  assertRefused(stage.call('alice.test', MARKET, 'allow_contract', allow, ONE), 'E_STORAGE');
  assertRefused(stage.call('alice.test', MARKET, 'allow_contract', allow, { deposit: 2n }), 'E_DEPOSIT');
  assertRefused(stage.call('alice.test', MARKET, 'allow_contract', allow), 'E_DEPOSIT');
  stage.seller('alice.test', NFT, NEAR / 100n);
  assertRefused(stage.approve({ action: 'list', price: '1' }), 'E_STORAGE');
  stage.ok('alice.test', MARKET, 'storage_deposit', {}, { deposit: NEAR / 20n });
  stage.listed();
  stage.books.assertAtRest();
});

test('Seller_changes_price_and_expiry', () => {
  const stage = new Stage().seller();
  const listing_id = stage.listed();
  const expires_at = String(stage.now + 60n * SECOND);
  const result = stage.ok('alice.test', MARKET, 'listing_update', { listing_id, price: '5', expires_at }, ONE);
  assertEvents(result, ['listing_update', { listing_id, price: '5', expires_at }]);
  const again = stage.ok('alice.test', MARKET, 'listing_update', { listing_id, price: '5', expires_at }, ONE);
  assert.deepEqual(again.events, []);
  assertEvents(stage.ok('alice.test', MARKET, 'listing_update', { listing_id, price: '5' }, ONE),
    ['listing_update', { listing_id, price: '5', expires_at: null }]);
  assertRefused(stage.call('bob.test', MARKET, 'listing_update', { listing_id, price: '6' }, ONE), 'E_NOT_OWNER');
  assertRefused(stage.call('alice.test', MARKET, 'listing_update', { listing_id, price: '6' }), 'E_DEPOSIT');
  assertRefused(stage.call('alice.test', MARKET, 'listing_update', { listing_id, price: '6', expires_at: '1' }, ONE), 'E_EXPIRED');
  assertRefused(stage.call('alice.test', MARKET, 'listing_update', { listing_id: '9', price: '6' }, ONE), 'E_NO_SUCH_LISTING');
  stage.books.assertAtRest();
});

test('Seller_cancels_and_anyone_cancels_what_has_expired', () => {
  const stage = new Stage().seller();
  const mine = stage.listed();
  assertRefused(stage.call('bob.test', MARKET, 'listing_cancel', { listing_id: mine }, ONE), 'E_NOT_OWNER');
  assertRefused(stage.call('alice.test', MARKET, 'listing_cancel', { listing_id: mine }), 'E_DEPOSIT');
  const cancel = (by: string, listing_id: string) => stage.ok(by, MARKET, 'listing_cancel', { listing_id }, ONE);
  assertEvents(cancel('alice.test', mine), ['listing_cancel', { listing_id: mine, reason: 'seller' }]);
  const brief = stage.listed(PRICE, { expires_at: String(stage.now + 100n * SECOND) });
  stage.advance(200n * SECOND);
  assertRefused(stage.buy(brief), 'E_EXPIRED');
  assertEvents(cancel('bob.test', brief), ['listing_cancel', { listing_id: brief, reason: 'expired' }]);
  assert.equal(stage.view(MARKET, 'listing', { listing_id: brief }), null);
  stage.books.assertAtRest();
});

test('Storage_of_a_listing_is_given_back_to_the_byte', () => {
  const stage = new Stage().seller();
  const available = () => (stage.view(MARKET, 'storage_balance_of', { account_id: 'alice.test' }) as { available: string }).available;
  const before = available();
  const listing_id = stage.listed();
  assert.notEqual(available(), before);
  stage.ok('alice.test', MARKET, 'listing_cancel', { listing_id }, ONE);
  assert.equal(available(), before);
  stage.approved({ action: 'hold' });
  stage.buy(stage.listed());
  assert.equal(BigInt(before) - BigInt(available()), 1n, 'the yocto that the transfer carried');
  stage.books.assertAtRest();
});

test('Later_approval_ends_what_the_token_stood_in', () => {
  const stage = new Stage().seller().seller('bob.test');
  const first = stage.listed();
  const result = stage.approve({ action: 'list', price: '3' }, { owner: 'bob.test', approval: 2 });
  assert.deepEqual(result.events[0], { event: 'listing_cancel', data: { listing_id: first, reason: 'stale' } });
  assertRefused(stage.buy(first, 'carol.test'), 'E_NO_SUCH_LISTING');
  stage.approved({ action: 'hold' }, { owner: 'alice.test', approval: 3 });
  assert.equal(stage.view(MARKET, 'listing', { listing_id: result.value }), null);
  stage.books.assertAtRest();
});

test('Messages_that_say_nothing_sensible_are_refused', () => {
  const stage = new Stage().seller();
  const orders = [
    '', 'list', '[]', '{}', '{"action":"steal"}', '{"action":1}', '{"action":"hold","price":"1"}', '{"action":"list"}',
    '{"action":"list","price":"1","extra":1}', '{"action":"list","price":"1","expires_at":5}', '{"action":"accept_offer"}',
    '{"action":"auction"}',
  ];
  for (const order of orders) assertRefused(stage.approve(order), 'E_BAD_INPUT');
  assertRefused(stage.call('alice.test', NFT, 'say', { token_id: '', owner_id: 'alice.test', approval_id: 1, msg: '{}' }), 'E_BAD_INPUT');
  assertRefused(stage.approve({ action: 'list', price: '1', expires_at: '1' }), 'E_EXPIRED');
  stage.books.assertAtRest();
});
