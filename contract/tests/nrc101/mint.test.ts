import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEvents, assertRefused, nep171, nrc101 } from './expect.js';
import { COLLECTION, collectionMade, METADATA, mint, NO_METADATA, VERSION } from './scenarios.js';
import { DEPOSIT, NEAR, type Sandbox, START } from './sandbox.js';

const tryMint = (sandbox: Sandbox, args: Record<string, unknown>, deposit = DEPOSIT) =>
  sandbox.call('nrc_mint', { collection_id: COLLECTION, kind: 'model', name: 'Cats', ...args }, 'alice.test', deposit);

test('Mint_emits_nft_mint_then_the_whole_asset', () => {
  const sandbox = collectionMade();
  const args = {
    kind: 'agent', owner_id: 'bob.test', metadata: METADATA, default_level: 1, max_level: 4, royalty: { 'artist.test': 250 },
    version: VERSION,
  };
  const outcome = tryMint(sandbox, args);
  assert.equal(outcome.value, '1:1');
  assertEvents(outcome,
    nep171('nft_mint', { owner_id: 'bob.test', token_ids: ['1:1'], memo: null }),
    nrc101('asset_mint', {
      token_id: '1:1', collection_id: '1', kind: 'agent', name: 'Cats', creator_id: 'alice.test', owner_id: 'bob.test', metadata: METADATA,
      default_level: 1, max_level: 4, royalty: { 'artist.test': 250 },
      version: { number: 1, cid: VERSION.cid, sha256: VERSION.sha256, size: 4096, salted_commitment: VERSION.salted_commitment,
      published_at: String(START) },
      minted_at: String(START),
    }));
});

test('Mint_without_options_has_nulls_and_belongs_to_the_caller', () => {
  const sandbox = collectionMade();
  assertEvents(tryMint(sandbox, {}),
    nep171('nft_mint', { owner_id: 'alice.test', token_ids: ['1:1'], memo: null }),
    nrc101('asset_mint', {
      token_id: '1:1', collection_id: '1', kind: 'model', name: 'Cats', creator_id: 'alice.test', owner_id: 'alice.test',
      metadata: NO_METADATA,
      default_level: 0, max_level: 0, royalty: {}, version: null, minted_at: String(START),
    }));
});

test('Mint_without_royalty_takes_the_collections', () => {
  const sandbox = collectionMade({ royalty: { 'artist.test': 700 } });
  const royalty = (args: Record<string, unknown>) => tryMint(sandbox, args).events[1]!.data['royalty'];
  assert.deepEqual(royalty({}), { 'artist.test': 700 });
  assert.deepEqual(royalty({ royalty: {} }), {});
});

test('Mint_counts_within_its_collection_and_never_reuses_a_number', () => {
  const sandbox = collectionMade();
  sandbox.ok('nrc_create_collection', { name: 'Second' }, 'alice.test', DEPOSIT);
  assert.equal(mint(sandbox), '1:1');
  assert.equal(mint(sandbox, { collection_id: '2' }), '2:1');
  sandbox.ok('nrc_burn', { token_id: '1:1' }, 'alice.test', 1n);
  assert.equal(mint(sandbox), '1:2');
});

test('Mint_refunds_the_excess_and_refuses_too_little', () => {
  const sandbox = collectionMade();
  mint(sandbox);
  const before = sandbox.balance;
  const [refund] = tryMint(sandbox, {}, NEAR).refunds;
  const cost = NEAR - refund!.amount;
  assert.equal(refund!.to, 'alice.test');
  assert.equal(sandbox.balance - before, cost);
  assertRefused(tryMint(sandbox, {}, cost - 1n), 'E_DEPOSIT');
  assert.match(tryMint(sandbox, {}, cost - 1n).panic!, new RegExp(`attach at least ${cost} yoctoNEAR`));
  assert.deepEqual(tryMint(sandbox, {}, cost).refunds, [], 'a second asset costs the same');
});

test('Mint_into_no_collection_is_refused', () => {
  assertRefused(tryMint(collectionMade(), { collection_id: '2' }), 'E_NO_SUCH_COLLECTION');
});

test('Mint_with_default_above_the_cap_is_refused', () => {
  assertRefused(tryMint(collectionMade(), { default_level: 3, max_level: 2 }), 'E_OVER_MAX_LEVEL');
  assert.equal(tryMint(collectionMade(), { default_level: 3, max_level: 3 }).panic, null);
});

test('Mint_refuses_malformed_arguments', () => {
  const sandbox = collectionMade();
  const bad: Record<string, unknown>[] = [
    { kind: 'movie' }, { kind: null }, { kind: 1 }, { name: '' }, { name: null }, { name: 'x'.repeat(129) }, { name: 'a\u0000b' },
    { name: 7 },
    { owner_id: 'Bob.test' }, { default_level: 7 }, { default_level: '1' }, { max_level: 7 }, { surprise: true },
    { metadata: { colour: 'red' } }, { metadata: 'text' }, { metadata: { tags: 'a' } }, { metadata: { tags: [''] } },
    { metadata: { tags: [1] } },
    { metadata: { tags: [null] } }, { metadata: { tags: Array(11).fill('t') } }, { metadata: { description: 'x'.repeat(2049) } },
    { metadata: { image: 'x'.repeat(513) } }, { metadata: { tags: ['x'.repeat(33)] } }, { royalty: { 'a.test': 1.5 } },
    { version: {} }, { version: { ...VERSION, cid: '' } }, { version: { ...VERSION, cid: 'a b' } }, { version: { ...VERSION,
    cid: 'x'.repeat(129) } },
    { version: { ...VERSION, sha256: 'ab' } }, { version: { ...VERSION, sha256: 'xy'.repeat(32) } }, { version: { ...VERSION, size: '1' } },
    { version: { ...VERSION, size: 2 ** 53 } }, { version: { ...VERSION, salted_commitment: undefined } }, { version: { ...VERSION,
    number: 3 } },
  ];
  for (const args of bad) assertRefused(tryMint(sandbox, args), 'E_BAD_INPUT');
  assert.equal(sandbox.view('nft_total_supply'), '0');
});

test('Largest_mint_fits_the_chains_log_limit', () => {
  const sandbox = collectionMade();
  const quotes = (bytes: number) => '"'.repeat(bytes);
  const royalty = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`a${i}`.padEnd(64, 'x'), 500]));
  const metadata = {
    image: quotes(512), base_model: quotes(256), data: quotes(512), rag: quotes(512), fine_tune_data: quotes(512),
    description: quotes(2048),
    task: quotes(64), license: quotes(64), tags: Array(10).fill(quotes(32)),
  };
  const version = { ...VERSION, cid: 'c'.repeat(128), size: 2 ** 53 - 1 };
  const outcome = tryMint(sandbox, { kind: 'workflow', name: quotes(128), owner_id: 'o'.repeat(64), royalty, metadata, version });
  assert.equal(outcome.panic, null);
  assert.ok(outcome.logs.reduce((sum, log) => sum + Buffer.byteLength(log), 0) <= 16_384);
});

test('Hexadecimal_in_capitals_is_taken_and_given_back_small', () => {
  const sandbox = collectionMade();
  const outcome = tryMint(sandbox, { version: { ...VERSION, sha256: 'AB'.repeat(32) } });
  assert.equal((outcome.events[1]!.data['version'] as typeof VERSION).sha256, 'ab'.repeat(32));
});
