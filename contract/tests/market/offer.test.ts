import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR, SECOND, TGAS } from './support/bench.js';
import { assertEvents, assertRefused, eventNames, eventOf } from './support/expect.js';
import { resultOf } from './support/result.js';
import { FEE, MARKET, NFT, PRICE, Stage } from './support/scenarios.js';

const ONE = { deposit: 1n };
const accept = (offer_id: string) => ({ action: 'accept_offer', offer_id });
const stageWithOffer = () => {
  const stage = new Stage().seller().registered('bob.test');
  return { stage, offer_id: stage.offered() };
};

test('Offer_holds_its_money_until_it_is_cancelled', () => {
  const stage = new Stage().registered('bob.test');
  const expires_at = String(stage.now + 100n * SECOND);
  const args = { nft_contract_id: NFT, token_id: 'x', expires_at };
  const result = stage.ok('bob.test', MARKET, 'offer_make', args, { deposit: PRICE });
  const data = {
    offer_id: '1', buyer_id: 'bob.test', nft_contract_id: NFT, token_id: 'x', amount: String(PRICE), expires_at,
    created_at: result.events[0]!.data['created_at'],
  };
  assertEvents(result, ['offer_make', data]);
  assert.equal(result.value, '1');
  assert.deepEqual(stage.view(MARKET, 'offer', { offer_id: '1' }), { ...data, settling: false });
  assert.equal(stage.books.totals.escrow, PRICE);
  stage.books.assertAtRest();
  const before = stage.balance('bob.test');
  const cancelled = stage.ok('bob.test', MARKET, 'offer_cancel', { offer_id: '1' }, ONE);
  assertEvents(cancelled, ['offer_cancel', { offer_id: '1', reason: 'buyer' }]);
  assert.ok(stage.balance('bob.test') - before > PRICE - NEAR / 10n);
  assert.equal(stage.books.totals.escrow, 0n);
  stage.books.assertAtRest();
});

test('Offer_needs_a_deposit_an_expiry_ahead_and_a_registered_buyer', () => {
  const stage = new Stage();
  const args = { nft_contract_id: NFT, token_id: 'x', expires_at: String(stage.now + 100n * SECOND) };
  const make = (more: object, deposit = PRICE) => stage.call('bob.test', MARKET, 'offer_make', { ...args, ...more }, { deposit });
  assertRefused(make({}), 'E_STORAGE');
  stage.registered('bob.test');
  assertRefused(make({}, 0n), 'E_DEPOSIT');
  assertRefused(make({ expires_at: null }), 'E_BAD_INPUT');
  assertRefused(make({ expires_at: String(stage.now) }), 'E_EXPIRED');
  assertRefused(make({ token_id: 'x'.repeat(129) }), 'E_BAD_INPUT');
  for (let count = 0; count < 40; count++) if (make({ token_id: 'x'.repeat(128) }).panic) break;
  assertRefused(make({ token_id: 'x'.repeat(128) }), 'E_STORAGE');
  stage.books.assertAtRest();
});

test('Owner_accepts_an_offer_by_approving_the_market', () => {
  const { stage, offer_id } = stageWithOffer();
  const result = stage.approve(accept(offer_id));
  const fee = PRICE * FEE / 10_000n;
  assertEvents(result, ['sale', {
    sale_id: '1', kind: 'offer', source_id: offer_id, nft_contract_id: NFT, token_ids: ['x'], seller_id: 'alice.test',
    buyer_id: 'bob.test', price: String(PRICE), fee: String(fee), payouts: { 'alice.test': String(PRICE - fee) },
    sold_at: result.events[0]!.data['sold_at'],
  }], ['refund_due', { account_id: 'treasury.test', amount: String(fee), reason: 'fee' }]);
  assert.equal(result.value, '1');
  assert.equal(stage.view(MARKET, 'offer', { offer_id }), null);
  assert.equal(JSON.parse(result.logs[0]!).receiver_id, 'bob.test');
  stage.books.assertAtRest();
});

test('Offer_stands_again_when_the_token_did_not_come', () => {
  const { stage, offer_id } = stageWithOffer();
  stage.transfers('p');
  const result = stage.approve(accept(offer_id));
  assertEvents(result,
    ['sale_fail', { kind: 'offer', source_id: offer_id, buyer_id: 'bob.test', amount: String(PRICE), reason: 'transfer_failed' }]);
  assert.equal(result.value, null);
  stage.books.assertAtRest();
  stage.transfers('r{}');
  assert.deepEqual(eventNames(stage.approve(accept(offer_id))), ['sale', 'refund_due']);
  stage.books.assertAtRest();
});

test('Offer_that_is_being_settled_is_locked', () => {
  const { stage, offer_id } = stageWithOffer();
  const say = { token_id: 'x', owner_id: 'alice.test', approval_id: 1, msg: JSON.stringify(accept(offer_id)) };
  const first = stage.send('alice.test', NFT, 'say', say, { gas: 200n * TGAS });
  const second = stage.send('alice.test', NFT, 'say', say, { gas: 200n * TGAS });
  const blocks = [stage.step(), stage.step(), stage.step()];
  const cancel = stage.send('bob.test', MARKET, 'offer_cancel', { offer_id }, ONE);
  blocks.push(...stage.run());
  const [one, two] = [resultOf(blocks, first), resultOf(blocks, second)];
  assert.deepEqual([one.panic, two.panic].filter(panic => panic === null).length, 1);
  assertRefused(one.panic ? one : two, 'E_SETTLING');
  assert.match(resultOf(blocks, cancel).panic!, /^E_(SETTLING|NO_SUCH_OFFER): /);
  stage.books.assertAtRest();
});

test('Offer_is_accepted_for_its_token_by_another_before_it_expires', () => {
  const { stage, offer_id } = stageWithOffer();
  stage.seller('bob.test');
  assertRefused(stage.approve(accept(offer_id), { token: 'y' }), 'E_WRONG_TOKEN');
  assertRefused(stage.approve(accept(offer_id), { owner: 'bob.test' }), 'E_OWN_TOKEN');
  assertRefused(stage.approve(accept('9')), 'E_NO_SUCH_OFFER');
  const say = { token_id: 'x', owner_id: 'alice.test', approval_id: 1, msg: JSON.stringify(accept(offer_id)) };
  assertRefused(stage.call('alice.test', NFT, 'say', say, { gas: 50n * TGAS }), 'E_GAS');
  stage.advance(4000n * SECOND);
  assertRefused(stage.approve(accept(offer_id)), 'E_EXPIRED');
  stage.books.assertAtRest();
});

test('Anyone_ends_an_expired_offer_and_its_maker_gets_the_money', () => {
  const { stage, offer_id } = stageWithOffer();
  assertRefused(stage.call('carol.test', MARKET, 'offer_cancel', { offer_id }, ONE), 'E_NOT_OWNER');
  assertRefused(stage.call('bob.test', MARKET, 'offer_cancel', { offer_id }), 'E_DEPOSIT');
  assertRefused(stage.call('bob.test', MARKET, 'offer_cancel', { offer_id: '9' }, ONE), 'E_NO_SUCH_OFFER');
  stage.advance(4000n * SECOND);
  const before = stage.balance('bob.test');
  const result = stage.ok('carol.test', MARKET, 'offer_cancel', { offer_id }, ONE);
  assertEvents(result, ['offer_cancel', { offer_id, reason: 'expired' }]);
  assert.equal(stage.balance('bob.test') - before, PRICE);
  stage.books.assertAtRest();
});

test('Seller_needs_storage_for_accepting', () => {
  const stage = new Stage().seller('alice.test', NFT, NEAR / 200n).registered('bob.test');
  const offer_id = stage.offered();
  assertRefused(stage.approve(accept(offer_id)), 'E_STORAGE');
  assert.equal((stage.view(MARKET, 'offer', { offer_id }) as { settling: boolean }).settling, false);
  stage.ok('alice.test', MARKET, 'storage_deposit', {}, { deposit: NEAR / 20n });
  eventOf(stage.approve(accept(offer_id)), 'sale');
  stage.books.assertAtRest();
});
