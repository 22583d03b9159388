import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRefused, nrc101 } from './expect.js';
import { assetMinted, collectionMade, grant, mint, TOKEN } from './scenarios.js';
import { DEPOSIT, NEAR, type Sandbox } from './sandbox.js';

const replicate = (sandbox: Sandbox, parent_id: string, more: Record<string, unknown> = {}, by = 'alice.test', deposit = DEPOSIT) =>
  sandbox.call('nrc_create_replica', { parent_id, collection_id: '1', kind: 'model', name: 'Kittens', ...more }, by, deposit);
const lineage = (sandbox: Sandbox, token_id: string, page: Record<string, unknown> = {}) =>
  sandbox.view('nrc_lineage', { token_id, ...page });

test('Replica_is_minted_with_its_parent', () => {
  const sandbox = assetMinted();
  const outcome = replicate(sandbox, TOKEN);
  assert.equal(outcome.value, '1:2');
  assert.deepEqual(outcome.events.map(({ event }) => event), ['nft_mint', 'asset_mint', 'replica_create']);
  assert.deepEqual(outcome.events[2], nrc101('replica_create', { token_id: '1:2', parent_id: TOKEN, by: 'alice.test' }));
  assert.equal((sandbox.view('nrc_asset', { token_id: '1:2' }) as { parent_id: string }).parent_id, TOKEN);
});

test('Replica_needs_level_3_on_the_parent_and_the_right_to_mint', () => {
  const sandbox = assetMinted();
  sandbox.ok('nrc_create_collection', { name: 'Bobs' }, 'bob.test', DEPOSIT);
  grant(sandbox, 'bob.test', 2);
  assertRefused(replicate(sandbox, TOKEN, { collection_id: '2' }, 'bob.test'), 'E_LEVEL_TOO_LOW');
  grant(sandbox, 'bob.test', 3);
  assertRefused(replicate(sandbox, TOKEN, {}, 'bob.test'), 'E_NOT_MINTER');
  assertRefused(replicate(sandbox, '1:9'), 'E_NO_SUCH_ASSET');
  assertRefused(replicate(sandbox, 'x'), 'E_BAD_INPUT');
  assertRefused(replicate(sandbox, TOKEN, {}, 'alice.test', 1n), 'E_DEPOSIT');
  assert.equal(replicate(sandbox, TOKEN, { collection_id: '2' }, 'bob.test').value, '2:1');
  assert.deepEqual(lineage(sandbox, '2:1'), [TOKEN]);
});

test('Lineage_goes_back_to_the_first_and_survives_burns', () => {
  const sandbox = assetMinted();
  for (let number = 1; number < 6; number++) replicate(sandbox, `1:${number}`);
  assert.deepEqual(lineage(sandbox, '1:6'), ['1:5', '1:4', '1:3', '1:2', '1:1']);
  assert.deepEqual(lineage(sandbox, '1:6', { from_index: 1, limit: 2 }), ['1:4', '1:3']);
  for (const token_id of ['1:3', '1:6']) sandbox.ok('nrc_burn', { token_id }, 'alice.test', 1n);
  assert.deepEqual(lineage(sandbox, '1:6'), ['1:5', '1:4', '1:3', '1:2', '1:1']);
  assert.deepEqual(lineage(sandbox, TOKEN), []);
  assertRefused(sandbox.tryView('nrc_lineage', { token_id: '1:77' }), 'E_NO_SUCH_ASSET');
});

test('Every_asset_of_the_contract_is_listed_by_its_collection_page_by_page', () => {
  const sandbox = collectionMade();
  for (let i = 0; i < 260; i++) sandbox.ok('nrc_create_collection', { name: 'C' }, 'alice.test', DEPOSIT);
  const minted: string[] = [];
  for (const collection_id of ['1', '1', '2', '255', '256', '256', '261']) minted.push(mint(sandbox, { collection_id }));
  const tokens = (page: Record<string, unknown> = {}) =>
    (sandbox.view('nft_tokens', page) as { token_id: string }[]).map(item => item.token_id);
  assert.deepEqual(tokens(), minted);
  for (let from = 0; from < 8; from++) assert.deepEqual(tokens({ from_index: String(from), limit: 3 }), minted.slice(from, from + 3));
  assert.equal(sandbox.view('nft_total_supply'), '7');
  for (const token_id of ['256:1', '1:2']) sandbox.ok('nrc_burn', { token_id }, 'alice.test', 1n);
  assert.deepEqual(tokens({ limit: 100 }), ['1:1', '2:1', '255:1', '256:2', '261:1']);
});

test('Accessible_assets_are_the_owned_and_those_with_a_right', () => {
  const sandbox = assetMinted();
  for (let i = 0; i < 40; i++) mint(sandbox);
  for (let i = 2; i < 40; i++) {
    sandbox.ok('nrc_set_access', { token_id: `1:${i}`, account_id: 'bob.test', level: 1 + i % 5 }, 'alice.test', NEAR);
  }
  sandbox.ok('nft_transfer', { token_id: '1:41', receiver_id: 'bob.test' }, 'alice.test', 1n);
  sandbox.ok('nft_transfer', { token_id: '1:7', receiver_id: 'carol.test' }, 'alice.test', 1n);
  const page = (more: Record<string, unknown>) =>
    sandbox.view('nrc_assets_accessible_to', { account_id: 'bob.test', ...more }) as { token_id: string; level: number }[];
  assert.deepEqual(page({ limit: 3 }), [{ token_id: '1:41', level: 6 }, { token_id: '1:2', level: 3 }, { token_id: '1:3', level: 4 }]);
  assert.equal(sandbox.view('nrc_accessible_count', { account_id: 'bob.test' }), 39);
  const all = [0, 10, 20, 30].flatMap(from_index => page({ from_index, limit: 10 }));
  assert.deepEqual(all.map(item => item.token_id), page({ limit: 100 }).map(item => item.token_id));
  assert.equal(all.length, 38, 'the right that lapsed is left out of its page');
});
