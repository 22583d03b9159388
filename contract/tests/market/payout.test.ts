import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../nrc101/random.js';
import { NEAR } from './support/bench.js';
import { eventOf } from './support/expect.js';
import { FEE, MARKET, PRICE, Stage } from './support/scenarios.js';

const BALANCE = PRICE - PRICE * FEE / 10_000n;
const names = (count: number) => Array.from({ length: count }, (_, index) => `payee${index}.test`);
const map = (accounts: readonly string[], amount: string) => Object.fromEntries(accounts.map(account => [account, amount]));
const wrapped = (payout: unknown) => `r${JSON.stringify({ payout })}`;

/** Answers that follow NEP-199, with what they come to. */
const GOOD: [name: string, answer: string, payouts: Record<string, bigint>][] = [
  ['wrapped', wrapped({ 'maker.test': '5' }), { 'maker.test': 5n, 'alice.test': BALANCE - 5n }],
  ['a_bare_map', `r${JSON.stringify({ 'maker.test': '5', 'alice.test': '7' })}`, { 'maker.test': 5n, 'alice.test': BALANCE - 5n }],
  ['an_empty_map', 'r{}', { 'alice.test': BALANCE }],
  ['an_empty_payout', 'r{"payout":{}}', { 'alice.test': BALANCE }],
  ['all_of_the_balance', wrapped({ 'maker.test': String(BALANCE) }), { 'maker.test': BALANCE }],
  ['an_account_named_payout', 'r{"payout":"5"}', { payout: 5n, 'alice.test': BALANCE - 5n }],
  ['something_beside_the_payout', 'r{"payout":{"maker.test":"5"},"note":[1]}', { 'maker.test': 5n, 'alice.test': BALANCE - 5n }],
  ['amounts_of_nothing', wrapped({ 'maker.test': '0' }), { 'alice.test': BALANCE }],
  ['white_space', 'r { "payout" : { "maker.test" : "5" } } ', { 'maker.test': 5n, 'alice.test': BALANCE - 5n }],
  ['twelve_accounts', wrapped(map(names(12), '1')),
    { ...Object.fromEntries(names(12).map(account => [account, 1n])), 'alice.test': BALANCE - 12n }],
];

for (const [name, answer, payouts] of GOOD) {
  test(`Payout_with_${name}_is_followed`, () => {
    const stage = new Stage().seller();
    stage.transfers(answer);
    const sale = eventOf(stage.buy(stage.listed()), 'sale');
    assert.deepEqual(sale['payouts'], Object.fromEntries(Object.entries(payouts).map(([account, amount]) => [account, String(amount)])));
    stage.books.assertAtRest();
  });
}

const u128 = 2n ** 128n;
/** Answers that break a rule: everything goes to the owner. */
const BAD: [name: string, answer: string][] = [
  ['thirteen_accounts', wrapped(map(names(13), '1'))],
  ['more_than_the_balance', wrapped({ 'maker.test': String(BALANCE + 1n) })],
  ['a_sum_over_the_balance', wrapped({ 'maker.test': String(BALANCE), 'carol.test': '1' })],
  ['a_sum_that_overflows', wrapped({ 'maker.test': String(u128 - 1n), 'carol.test': String(u128 - 1n) })],
  ['an_amount_over_u128', wrapped({ 'maker.test': String(u128) })],
  ['a_negative_amount', wrapped({ 'maker.test': '-1' })],
  ['a_fraction', wrapped({ 'maker.test': '1.5' })],
  ['an_exponent', wrapped({ 'maker.test': '1e3' })],
  ['a_leading_zero', wrapped({ 'maker.test': '01' })],
  ['an_empty_amount', wrapped({ 'maker.test': '' })],
  ['an_amount_that_is_a_number', 'r{"payout":{"maker.test":5}}'],
  ['an_invalid_account_id', wrapped({ 'Maker.test': '5' })],
  ['an_account_too_long', wrapped({ [`${'m'.repeat(60)}.test`]: '5' })],
  ['an_empty_account_id', wrapped({ '': '5' })],
  ['an_account_twice', 'r{"payout":{"maker.test":"5","maker.test":"5"}}'],
  ['the_market_itself', wrapped({ [MARKET]: '5' })],
  ['null', 'rnull'],
  ['a_list', 'r[["maker.test","5"]]'],
  ['a_text', 'r"maker.test"'],
  ['no_json', 'rmaker.test=5'],
  ['json_cut_off', 'r{"payout":{"maker.test":"5"'],
  ['json_and_more', 'r{"payout":{}}{}'],
  ['json_too_deep', `r${'['.repeat(5000)}`],
  ['no_utf8', `r{"payout":{"maker.test":"5\u0000"}}`],
  ['nothing', 'n'],
  ['two_kilobytes_and_one', `r{${' '.repeat(2047)}}`],
  ['a_quarter_of_a_megabyte', 'b'],
];

for (const [name, answer] of BAD) {
  test(`abuse 58: payout_with_${name}_gives_everything_to_the_owner`, () => {
    const stage = new Stage().seller();
    stage.transfers(answer);
    const before = stage.balance('alice.test');
    const result = stage.buy(stage.listed());
    assert.deepEqual(eventOf(result, 'sale')['payouts'], { 'alice.test': String(BALANCE) });
    assert.deepEqual(result.failures, []);
    assert.ok(stage.balance('alice.test') - before > BALANCE - NEAR / 10n);
    stage.books.assertAtRest();
  });
}

test('abuse 58: fee_and_payouts_add_up_to_the_price_down_to_one_yocto', () => {
  const stage = new Stage(999n).seller();
  for (const price of [1n, 2n, 3n, 10_000n, 12_345n, 99_999_999n]) {
    stage.transfers(wrapped({ 'maker.test': String((price - price * 999n / 10_000n) / 3n) }));
    const sale = eventOf(stage.buy(stage.listed(price), 'bob.test', price), 'sale') as { fee: string; payouts: Record<string, string> };
    const paid = Object.values(sale.payouts).reduce((sum, amount) => sum + BigInt(amount), 0n);
    assert.equal(BigInt(sale.fee) + paid, price);
    assert.equal(BigInt(sale.fee), price * 999n / 10_000n);
  }
  stage.books.assertAtRest();
});

const SCRAPS = ['', '"', '{', '}', ':', ',', '9', '0', '-', '.', 'e', ' ', '\\', 'ü', '9'.repeat(20)];

test('Whatever_is_answered_the_price_is_paid_out_to_the_yocto_and_nothing_fails', context => {
  const seed = Number(process.env['MARKET_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  context.diagnostic(`seed ${seed}: repeat with MARKET_SEED=${seed}`);
  const random = new Random(seed);
  const stage = new Stage().seller();
  const valid = JSON.stringify({ payout: { 'maker.test': '12345', 'carol.test': String(NEAR), 'bob.test': '1' } });
  for (let round = 0; round < 60; round++) {
    const letters = [...valid];
    for (let count = random.below(4); count >= 0; count--) {
      const at = random.below(letters.length);
      letters.splice(at, random.below(3), random.pick(SCRAPS));
    }
    stage.transfers(`r${letters.join('')}`);
    const result = stage.buy(stage.listed());
    const sale = eventOf(result, 'sale') as { fee: string; payouts: Record<string, string> };
    const paid = Object.values(sale.payouts).reduce((sum, amount) => sum + BigInt(amount), 0n);
    assert.equal(BigInt(sale.fee) + paid, PRICE, letters.join(''));
    stage.books.assertAtRest();
  }
});
