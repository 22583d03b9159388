import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR } from './support/bench.js';
import { ACCOUNT_BYTES } from './support/books.js';
import { eventOf } from './support/expect.js';
import type { Result } from './support/result.js';
import { Stage } from './support/scenarios.js';

const PAYEES = 12;
const RECORD = ACCOUNT_BYTES * 10n ** 19n;
/** As long as account ids may be; `?` becomes the token's letter, so that five tokens name sixty accounts. */
const named = (index: number) => `?${String(index).padStart(2, '0')}${'p'.repeat(56)}.test`;
/** An implicit account's, for tokens a to e. */
const implicit = (index: number) => `?${String(index).padStart(2, '0')}${'0'.repeat(61)}`;
const answer = (name: (index: number) => string, amount: bigint) =>
  `k${JSON.stringify({ payout: Object.fromEntries(Array.from({ length: PAYEES }, (_, index) => [name(index), String(amount)])) })}`;

function sell(tokens: number, how: string): { stage: Stage; result: Result } {
  const stage = new Stage().seller();
  const listing = stage.bundled(tokens);
  stage.transfers(how);
  const result = stage.buy(listing);
  stage.books.assertAtRest();
  return { stage, result };
}

for (const tokens of [1, 2, 5]) {
  test(`Sale_of_${tokens}_with_${tokens * PAYEES}_payees_who_do_not_exist_credits_each_of_them`, context => {
    const { stage, result } = sell(tokens, answer(named, NEAR / 100n));
    context.diagnostic(result.gas.map(({ method, burnt }) => `${method} ${(burnt / 1e12).toFixed(1)}`).join(', '));
    const payouts = Object.entries(eventOf(result, 'sale')['payouts'] as Record<string, string>);
    assert.equal(payouts.length, tokens * PAYEES + 1);
    for (const [account, amount] of payouts) if (account !== 'alice.test') assert.equal(stage.due(account), BigInt(amount) - RECORD);
  });

  test(`Sale_of_${tokens}_with_${tokens * PAYEES}_payees_named_after_keys_pays_or_credits_each_of_them`, context => {
    const { stage, result } = sell(tokens, answer(implicit, NEAR / 100n));
    context.diagnostic(result.gas.map(({ method, burnt }) => `${method} ${(burnt / 1e12).toFixed(1)}`).join(', '));
    assert.deepEqual(result.failures, []);
    const payouts = Object.entries(eventOf(result, 'sale')['payouts'] as Record<string, string>);
    assert.equal(payouts.length, tokens * PAYEES + 1);
    for (const [account, amount] of payouts) {
      const paid = [stage.due(account) + RECORD, stage.balance(account)];
      if (account !== 'alice.test') assert.ok(paid.includes(BigInt(amount)), `${account}: ${paid}`);
    }
  });

  test(`Sale_of_${tokens}_whose_answers_are_as_long_as_their_gas_allows_is_settled`, context => {
    const { result } = sell(tokens, 'b');
    context.diagnostic(result.gas.map(({ method, burnt }) => `${method} ${(burnt / 1e12).toFixed(1)}`).join(', '));
    assert.deepEqual(Object.keys(eventOf(result, 'sale')['payouts'] as object), ['alice.test']);
  });
}

test('Answer_of_very_many_members_takes_little_gas_to_refuse', context => {
  for (const count of [290, 3000]) {
    const members = Array.from({ length: count }, (_, index) => `"${index.toString(36)}":1`);
    const text = `r{${members.join(',')}}`;
    const { result } = sell(5, text);
    const gas = result.gas.find(({ method }) => method === 'on_transferred')!.burnt / 1e12;
    context.diagnostic(`${text.length} bytes each: ${gas.toFixed(1)} TGas`);
    assert.ok(gas < 20, `${gas} TGas`);
    assert.deepEqual(Object.keys(eventOf(result, 'sale')['payouts'] as object), ['alice.test']);
  }
});
