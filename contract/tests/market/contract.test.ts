import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Bench } from './support/bench.js';
import { assertRefused } from './support/expect.js';
import { MARKET, NFT, PRICE, Stage } from './support/scenarios.js';
import { MARKET_DIGEST, MARKET_WASM } from './support/wasm.js';

const MAX_BYTES = 120_000;

const METHODS = [
    'allow_contract', 'auction', 'auction_bid', 'auction_cancel', 'auction_check', 'auction_settle', 'auction_start', 'auctions',
  'balance_of', 'buy', 'contract_source_metadata', 'is_contract_allowed', 'listing', 'listing_cancel', 'listing_create',
  'listing_update', 'listings',   'market_info', 'new', 'nft_on_approve', 'offer', 'offer_cancel', 'offer_make', 'offers',
  'on_auction_checked', 'on_checked', 'on_paid',   'on_transferred', 'on_withdrawn', 'release_token', 'sale', 'storage_balance_bounds',
  'storage_balance_of', 'storage_deposit', 'storage_unregister',   'storage_withdraw', 'token_place', 'withdraw',
];

test('Committed_wasm_is_the_one_its_sha256_names', () => {
  assert.equal(createHash('sha256').update(MARKET_WASM).digest('hex'), MARKET_DIGEST);
  assert.ok(MARKET_WASM.length <= MAX_BYTES, `${MARKET_WASM.length} bytes`);
});

test('Contract_has_these_methods_and_no_others', () => {
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(MARKET_WASM)).filter(entry => entry.kind === 'function');
  assert.deepEqual(exported.map(entry => entry.name).sort(), METHODS);
});

test('Contract_never_asks_for_the_signer_and_touches_neither_keys_nor_code', () => {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(MARKET_WASM)).map(entry => entry.name);
  const refused = (name: string) => name.startsWith('signer') || name.includes('_key_with') || name.includes('deploy');
  assert.deepEqual(imports.filter(refused), []);
});

test('Contract_is_set_up_once_with_a_fee_of_at_most_ten_percent', () => {
  const bench = new Bench();
  bench.createAccount('market.test');
  bench.deploy('market.test', MARKET_WASM);
  const make = (fee: unknown) => bench.call('market.test', MARKET, 'new', { treasury_id: 'treasury.test', fee_basis_points: fee });
  assertRefused(bench.call('market.test', MARKET, 'buy', { listing_id: '1', expected_price: '1' }, { deposit: 1n }), 'E_NO_SUCH_LISTING');
  assertRefused(bench.call('market.test', MARKET, 'offer_make', { nft_contract_id: NFT, token_id: 'x', expires_at: String(2n ** 63n) },
    { deposit: 1n }), 'E_NOT_INIT');
  assertRefused(make(1001), 'E_FEE');
  for (const fee of [null, '5', 1.5, -1]) assertRefused(make(fee), 'E_BAD_INPUT');
  assert.equal(make(1000).panic, null);
  assertRefused(make(1000), 'E_ALREADY_INIT');
  assert.deepEqual(bench.view(MARKET, 'market_info'), {
    treasury_id: 'treasury.test', fee_basis_points: 1000, escrow: '0', due: '0', paying: '0', storage: '0', listings: '0', offers: '0',
    auctions: '0', sales: '0',
  });
});

test('Contract_metadata_names_the_standards_it_speaks', () => {
  assert.deepEqual(new Stage().view(MARKET, 'contract_source_metadata'), {
    version: '1.0.0', link: null, standards: [
      { standard: 'nrc101_market', version: '1.0.0' }, { standard: 'nep145', version: '1.0.0' },
      { standard: 'nep297', version: '1.0.0' }, { standard: 'nep330', version: '1.1.0' },
    ],
  });
});

test('Views_are_paged_by_id_and_leave_out_what_has_ended', () => {
  const stage = new Stage().seller().registered('bob.test');
  const tokens = ['a', 'b', 'c', 'd'];
  const listings = tokens.map(token => stage.listed(PRICE, { token }));
  stage.ok('alice.test', MARKET, 'listing_cancel', { listing_id: listings[1] }, { deposit: 1n });
  const page = (method: string, args: object) => stage.view(MARKET, method, args) as Record<string, string>[];
  const ids = (args: object) => page('listings', args).map(listing => listing['listing_id']);
  assert.deepEqual(ids({}), ['1', '3', '4']);
  assert.deepEqual(ids({ from_index: '1', limit: 2 }), ['3']);
  assert.deepEqual(ids({ from_index: 3 }), ['4']);
  assert.deepEqual(ids({ from_index: '9' }), []);
  stage.offered();
  stage.auctioned({}, 'e');
  assert.deepEqual(page('offers', { limit: 1 }).map(offer => offer['offer_id']), ['1']);
  assert.deepEqual(page('auctions', {}).map(auction => auction['auction_id']), ['1']);
  for (const limit of [0, 101]) {
    assert.match(stage.tryView(MARKET, 'listings', { limit }).panic!, /E_BAD_INPUT: limit is not from 1 to 100/);
  }
  for (const [method, name] of [['listing', 'listing_id'], ['offer', 'offer_id'], ['auction', 'auction_id'], ['sale', 'sale_id']]) {
    assert.equal(stage.view(MARKET, method!, { [name!]: '99' }), null);
    assert.match(stage.tryView(MARKET, method!, {}).panic!, /E_BAD_INPUT/);
  }
  assert.equal(stage.view(MARKET, 'token_place', { nft_contract_id: NFT, token_id: 'zz' }), null);
  assert.deepEqual(stage.view(MARKET, 'balance_of', { account_id: 'nobody.test' }), { due: '0', paying: '0' });
});

test('Arguments_that_are_no_json_object_are_refused_by_every_call', () => {
  const stage = new Stage().seller();
  const calls = METHODS.filter(method => !method.startsWith('on_'));
  for (const method of calls) {
    for (const args of ['[]', '{"', '{"unheard_of":1}', '"x"', '{"a":1,"a":1}']) {
      const result = stage.call('bob.test', MARKET, method, args, { deposit: method.startsWith('nft_') ? 0n : 1n });
      assertRefused(result, 'E_BAD_INPUT');
    }
  }
});
