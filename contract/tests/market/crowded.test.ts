import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR, SECOND, TGAS } from './support/bench.js';
import { accountKey } from './support/books.js';
import { eventNames, eventOf } from './support/expect.js';
import { FEE, MARKET, PRICE, Stage } from './support/scenarios.js';

/**
 * nearcore charges 16.1 GGas for each node of the trie that a write or a removal walks for the first time; the chain here charges
 * 2.28 a node. Twenty nodes are more than anybody can pile up over a hash: 2^56 names tried give fourteen.
 */
const NODES = Math.ceil(20 * 16.1 / 2.28);
const crowded = () => new Stage(FEE, NODES).seller();
const ghosts = (count: number, prefix = '') => Object.fromEntries(
  Array.from({ length: count }, (_, index) => [`${prefix}${String(index).padStart(2, '0')}${'p'.repeat(40)}.test`, String(NEAR / 100n)]));

test('abuse 63: records_of_accounts_lie_under_a_hash_so_that_no_names_can_be_made_to_crowd_one', () => {
  const stage = new Stage().seller();
  const keys = [...stage.chain.state.at().records(MARKET)].map(([key]) => key).filter(key => key.startsWith('a'));
  assert.deepEqual(keys.sort(), ['alice.test', 'treasury.test'].map(accountKey).sort());
});

for (const tokens of [1, 5]) {
  test(`abuse 63: sale_of_${tokens}_is_settled_where_every_write_walks_twenty_nodes_and_no_payee_exists`, context => {
    const stage = crowded();
    const listing = stage.bundled(tokens);
    stage.transfers(`k${JSON.stringify({ payout: ghosts(12, '?') })}`);
    const result = stage.buy(listing);
    context.diagnostic(result.gas.map(({ method, burnt }) => `${method} ${(burnt / 1e12).toFixed(1)}`).join(', '));
    for (const [account, amount] of Object.entries(eventOf(result, 'sale')['payouts'] as Record<string, string>)) {
      if (account !== 'alice.test') assert.ok(stage.due(account) > BigInt(amount) - NEAR / 500n, account);
    }
    stage.books.assertAtRest();
  });
}

test('abuse 63: sale_fails_bids_and_withdrawals_come_to_their_end_where_every_write_walks_twenty_nodes', context => {
  const stage = crowded().registered('bob.test').registered('carol.test');
  stage.transfers('p');
  assert.deepEqual(eventNames(stage.buy(stage.bundled(5))), ['sale_fail', 'listing_cancel']);
  const auction = stage.auctioned();
  stage.bid(auction, 'bob.test', NEAR);
  stage.deleteAccount('bob.test');
  const outbid = stage.bid(auction, 'carol.test', 2n * NEAR);
  assert.deepEqual(eventNames(outbid), ['auction_bid', 'refund_due']);
  const failed = stage.ok('maker.test', MARKET, 'withdraw', { account_id: 'bob.test' }, { gas: 30n * TGAS });
  context.diagnostic(failed.gas.map(({ method, burnt }) => `${method} ${(burnt / 1e12).toFixed(1)}`).join(', '));
  assert.equal(failed.value, false);
  stage.advance(3600n * SECOND);
  stage.transfers('r{}');
  assert.equal(eventNames(stage.ok('maker.test', MARKET, 'auction_settle', { auction_id: auction }, { gas: 100n * TGAS }))[0], 'sale');
  stage.books.assertAtRest();
});

test('Hundred_teragas_carry_a_sale_of_one_to_its_end_where_every_write_walks_twenty_nodes', () => {
  const stage = crowded();
  const listing_id = stage.listed();
  const result = stage.call('bob.test', MARKET, 'buy', { listing_id, expected_price: String(PRICE) }, { deposit: PRICE, gas: 100n * TGAS });
  assert.deepEqual(eventNames(result), ['sale', 'refund_due']);
  stage.books.assertAtRest();
});
