import { test } from 'node:test';
import { assertRefused } from './support/expect.js';
import { MARKET, NFT, PRICE, Stage } from './support/scenarios.js';

const ONE = { deposit: 1n };
/** Nothing that is not one spelling of a whole number of yocto within u128. */
const BAD = [
  String(2n ** 128n), `1${'0'.repeat(60)}`, '-1', '+1', '1.0', '0.5', '1e24', '1E3', '0x10', '01', '00', '', ' 1', '1 ', '1_000', '١',
  'NaN', 'Infinity', 'one',
];

test('abuse 57: amounts_above_u128_negative_with_decimals_or_an_exponent_are_refused_wherever_one_is_given', () => {
  const stage = new Stage().seller().registered('bob.test');
  const listing_id = stage.listed();
  stage.held(1);
  for (const bad of BAD) {
    assertRefused(stage.approve({ action: 'list', price: bad }, { token: 'y' }), 'E_INVALID_AMOUNT');
    for (const member of ['reserve_price', 'min_increment']) {
      assertRefused(stage.approve({ action: 'auction', ...stage.auctionOrder({ [member]: bad }) }, { token: 'y' }), 'E_INVALID_AMOUNT');
    }
    const bundle = { nft_contract_id: NFT, token_ids: ['aaa'], price: bad };
    assertRefused(stage.call('alice.test', MARKET, 'listing_create', bundle, ONE), 'E_INVALID_AMOUNT');
    assertRefused(stage.call('alice.test', MARKET, 'listing_update', { listing_id, price: bad }, ONE), 'E_INVALID_AMOUNT');
    const purchase = { listing_id, expected_price: bad };
    assertRefused(stage.call('bob.test', MARKET, 'buy', purchase, { deposit: PRICE }), 'E_INVALID_AMOUNT');
    assertRefused(stage.call('bob.test', MARKET, 'storage_withdraw', { amount: bad }, ONE), 'E_INVALID_AMOUNT');
  }
  stage.books.assertAtRest();
});

test('abuse 57: amounts_as_json_numbers_are_refused', () => {
  const stage = new Stage().seller();
  assertRefused(stage.approve('{"action":"list","price":5}'), 'E_INVALID_AMOUNT');
  assertRefused(stage.approve('{"action":"list","price":true}'), 'E_INVALID_AMOUNT');
  for (const number of ['-5', '1.5', '1e3', '99999999999999999999']) {
    assertRefused(stage.approve(`{"action":"list","price":${number}}`), 'E_BAD_INPUT');
  }
  assertRefused(stage.approve('{"action":"list","price":null}'), 'E_BAD_INPUT');
});

test('abuse 57: nothing_is_listed_for_nothing_and_the_greatest_price_is_only_a_price', () => {
  const stage = new Stage().seller().registered('bob.test');
  assertRefused(stage.approve({ action: 'list', price: '0' }), 'E_INVALID_AMOUNT');
  const most = 2n ** 128n - 1n;
  const listing_id = stage.listed(most);
  assertRefused(stage.call('bob.test', MARKET, 'buy', { listing_id, expected_price: String(most) }, { deposit: PRICE }), 'E_DEPOSIT');
  const auction = stage.auctioned({ min_increment: String(most), reserve_price: '1' }, 'y');
  stage.bid(auction, 'bob.test', 1n);
  assertRefused(stage.bid(auction, 'bob.test', PRICE), 'E_INVALID_AMOUNT');
  stage.books.assertAtRest();
});

test('Ids_and_times_have_one_spelling', () => {
  const stage = new Stage().seller();
  const listing_id = stage.listed();
  for (const bad of ['01', '-1', '1.0', '', ' 1', String(2n ** 64n)]) {
    assertRefused(stage.call('alice.test', MARKET, 'listing_cancel', { listing_id: bad }, ONE), 'E_BAD_INPUT');
    assertRefused(stage.approve({ action: 'list', price: '1', expires_at: bad }, { token: 'y' }), 'E_BAD_INPUT');
  }
  assertRefused(stage.call('alice.test', MARKET, 'listing_cancel', { listing_id: 1 }, ONE), 'E_BAD_INPUT');
  assertRefused(stage.call('alice.test', MARKET, 'listing_cancel', { listing_id, more: 1 }, ONE), 'E_BAD_INPUT');
});
