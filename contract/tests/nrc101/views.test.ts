import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRefused } from './expect.js';
import { assetMinted, collectionMade, METADATA, mint, TOKEN, VERSION } from './scenarios.js';
import { DEPOSIT, Sandbox, START } from './sandbox.js';

const ids = (sandbox: Sandbox, method: string, args: Record<string, unknown>) =>
  (sandbox.view(method, args) as { token_id?: string; collection_id: string }[]).map(item => item.token_id ?? item.collection_id);

test('Collection_view_shows_all_of_it', () => {
  const sandbox = collectionMade({ royalty: { 'artist.test': 5 } });
  mint(sandbox);
  const expected = {
    collection_id: '1', name: 'Models', kind_hint: null, context_window: null, base_model: null, image: null, description: null,
    creator_id: 'alice.test', owner_id: 'alice.test', minting: 'owner', royalty: { 'artist.test': 5 }, created_at: String(START),
    asset_count: 1,
  };
  assert.deepEqual(sandbox.view('nrc_collection', { collection_id: '1' }), expected);
  assert.equal(sandbox.view('nrc_collection', { collection_id: '2' }), null);
  assert.deepEqual(sandbox.view('nrc_collections'), [expected]);
});

test('Asset_view_shows_all_of_it', () => {
  const sandbox = assetMinted({ metadata: METADATA, version: VERSION, default_level: 1, max_level: 5, owner_id: 'bob.test' });
  assert.deepEqual(sandbox.view('nrc_asset', { token_id: TOKEN }), {
    token_id: TOKEN, collection_id: '1', kind: 'model', name: 'Cats', creator_id: 'alice.test', owner_id: 'bob.test', metadata: METADATA,
    default_level: 1, max_level: 5, access_epoch: 0, royalty: {}, version: { ...VERSION, number: 1, published_at: String(START) },
    version_count: 1, minted_at: String(START), parent_id: null, access_count: 0, paid_level: 0, paid_until: null,
  });
});

test('Collections_are_paged', () => {
  const sandbox = collectionMade();
  for (let i = 0; i < 4; i++) sandbox.ok('nrc_create_collection', { name: `C${i}` }, 'alice.test', DEPOSIT);
  assert.deepEqual(ids(sandbox, 'nrc_collections', {}), ['1', '2', '3', '4', '5']);
  assert.deepEqual(ids(sandbox, 'nrc_collections', { from_index: 3, limit: 10 }), ['4', '5']);
  assert.deepEqual(ids(sandbox, 'nrc_collections', { from_index: '1', limit: 1 }), ['2']);
  assert.deepEqual(ids(sandbox, 'nrc_collections', { from_index: '18446744073709551615' }), []);
});

test('Assets_in_collection_are_paged_and_without_the_burnt', () => {
  const sandbox = collectionMade();
  for (let i = 0; i < 4; i++) mint(sandbox);
  sandbox.ok('nrc_burn', { token_id: '1:2' }, 'alice.test', 1n);
  const list = (page: Record<string, unknown> = {}) => ids(sandbox, 'nrc_assets_in_collection', { collection_id: '1', ...page });
  assert.deepEqual(list(), ['1:1', '1:4', '1:3']);
  assert.deepEqual(list({ from_index: 1, limit: 1 }), ['1:4']);
  assertRefused(sandbox.tryView('nrc_assets_in_collection', { collection_id: '5' }), 'E_NO_SUCH_COLLECTION');
});

test('Page_limits_are_1_to_100_and_50_when_absent', () => {
  const sandbox = collectionMade();
  for (let i = 0; i < 60; i++) mint(sandbox);
  const list = (limit?: number) => ids(sandbox, 'nrc_assets_in_collection', { collection_id: '1', limit });
  assert.equal(list().length, 50);
  assert.equal(list(100).length, 60);
  for (const limit of [0, 101]) {
    assertRefused(sandbox.tryView('nrc_assets_in_collection', { collection_id: '1', limit }), 'E_BAD_INPUT');
  }
});

test('Nft_token_has_nep177_metadata_and_is_null_for_no_asset', () => {
  const sandbox = assetMinted({ metadata: METADATA });
  assert.deepEqual(sandbox.view('nft_token', { token_id: TOKEN }), {
    token_id: TOKEN,
    owner_id: 'alice.test',
    metadata: {
      title: 'Cats', description: METADATA.description, media: METADATA.image, media_hash: null, copies: 1,
      issued_at: String(START / 1_000_000n), expires_at: null, starts_at: null, updated_at: null, extra: null, reference: null,
      reference_hash: null,
    },
    approved_account_ids: {},
  });
  for (const token_id of ['1:2', '7:1', 'nonsense', '01:1', '1:1:1', '']) assert.equal(sandbox.view('nft_token', { token_id }), null);
});

test('Nft_enumeration_follows_the_owners', () => {
  const sandbox = collectionMade();
  for (let i = 0; i < 3; i++) mint(sandbox);
  sandbox.ok('nft_transfer', { token_id: '1:1', receiver_id: 'bob.test' }, 'alice.test', 1n);
  const owned = (account_id: string, page: Record<string, unknown> = {}) => ids(sandbox, 'nft_tokens_for_owner', { account_id, ...page });
  assert.deepEqual(owned('alice.test'), ['1:3', '1:2']);
  assert.deepEqual(owned('alice.test', { from_index: '1', limit: 5 }), ['1:2']);
  assert.deepEqual(owned('bob.test'), ['1:1']);
  assert.deepEqual(owned('carol.test'), []);
  const supply = (account_id: string) => sandbox.view('nft_supply_for_owner', { account_id });
  assert.deepEqual([supply('alice.test'), supply('bob.test'), supply('carol.test')], ['2', '1', '0']);
  assert.equal(sandbox.view('nft_total_supply'), '3');
});

test('Contract_metadata_names_the_standards_it_speaks_in_full', () => {
  const sandbox = Sandbox.initialised();
  assert.deepEqual(sandbox.view('nft_metadata'), {
    spec: 'nft-1.0.0', name: 'NeuraNft', symbol: 'NEURA', icon: null, base_uri: null, reference: null, reference_hash: null,
  });
  const source = sandbox.view('contract_source_metadata') as { version: string; standards: { standard: string }[] };
  assert.equal(source.version, '1.0.0');
  assert.deepEqual(source.standards.map(entry => entry.standard), [
    'nrc101', 'nep145', 'nep171', 'nep177', 'nep178', 'nep181', 'nep199', 'nep297', 'nep330',
  ]);
});

test('Views_of_no_asset_are_null_or_refused', () => {
  const sandbox = collectionMade();
  assert.equal(sandbox.view('nrc_asset', { token_id: '1:1' }), null);
  for (const method of ['nrc_access_list', 'nrc_versions']) assertRefused(sandbox.tryView(method, { token_id: '1:1' }), 'E_NO_SUCH_ASSET');
  assertRefused(sandbox.tryView('nrc_access_level', { token_id: '1:1', account_id: 'a.test' }), 'E_NO_SUCH_ASSET');
});

test('List_of_all_assets_stays_within_a_view_where_collections_are_many_and_empty', () => {
  const sandbox = Sandbox.initialised();
  for (let i = 1; i <= 2048; i++) {
    sandbox.ok('nrc_create_collection', { name: 'x' }, 'alice.test', DEPOSIT);
    if (i % 256 === 255) mint(sandbox, { collection_id: String(i) });
  }
  const { value, gas } = sandbox.tryView('nft_tokens', {});
  assert.equal((value as unknown[]).length, 8);
  assert.ok(gas < 40e12, `${gas / 1e12} TGas`);
  assert.ok(sandbox.tryView('nft_total_supply', {}).gas < 10e12);
});
