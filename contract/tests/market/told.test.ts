import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR } from './support/bench.js';
import { assertEvents } from './support/expect.js';
import { MARKET, NFT, PRICE, Stage } from './support/scenarios.js';

const ONE = { deposit: 1n };
const HELD = { nft_contract_id: NFT, token_id: 'x', owner_id: 'alice.test' };

test('Allowing_a_contract_and_taking_it_back_is_told_and_a_repetition_is_not', () => {
  const stage = new Stage();
  const allow = (allowed: boolean, deposit = 1n) =>
    stage.ok('bob.test', MARKET, 'allow_contract', { nft_contract_id: NFT, allowed }, { deposit });
  const told = (allowed: boolean): [string, Record<string, unknown>] =>
    ['contract_allow', { account_id: 'bob.test', nft_contract_id: NFT, allowed }];
  assertEvents(allow(true, NEAR / 10n + 1n), told(true));
  assertEvents(allow(true));
  assertEvents(allow(false), told(false));
  assertEvents(allow(false));
  stage.books.assertAtRest();
});

test('Holding_and_releasing_a_token_is_told', () => {
  const stage = new Stage().seller();
  assertEvents(stage.approve({ action: 'hold' }, { approval: 7 }), ['token_hold', { ...HELD, approval_id: 7 }]);
  const release = stage.ok('alice.test', MARKET, 'release_token', { nft_contract_id: NFT, token_id: 'x' }, ONE);
  assertEvents(release, ['token_release', { ...HELD, reason: 'owner' }]);
});

test('Later_approval_of_a_held_token_is_told_to_release_it_first', () => {
  const stage = new Stage().seller();
  stage.approved({ action: 'hold' }, { approval: 7 });
  assertEvents(stage.approve({ action: 'hold' }, { approval: 8 }),
    ['token_release', { ...HELD, reason: 'stale' }], ['token_hold', { ...HELD, approval_id: 8 }]);
  const listed = stage.approve({ action: 'list', price: String(PRICE) }, { approval: 9 });
  assert.deepEqual(listed.events.map(({ event }) => event), ['token_release', 'listing_create']);
  stage.books.assertAtRest();
});

test('Tokens_put_into_a_bundle_are_told_by_the_bundle_alone', () => {
  const stage = new Stage().seller();
  const args = { nft_contract_id: NFT, token_ids: stage.held(2), price: String(PRICE) };
  const created = stage.ok('alice.test', MARKET, 'listing_create', args, ONE);
  assert.deepEqual(created.events.map(({ event }) => event), ['listing_create']);
});
