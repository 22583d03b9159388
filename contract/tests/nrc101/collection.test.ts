import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEvents, assertRefused, nrc101 } from './expect.js';
import { COLLECTION, collectionMade } from './scenarios.js';
import { DEPOSIT, Sandbox, START } from './sandbox.js';

const FULL = {
  name: 'Cats & "dogs"', kind_hint: 'model', context_window: 8192, base_model: 'llama', image: 'ipfs://x', description: 'line\nline',
  minting: 'allow_list', royalty: { 'artist.test': 4000, 'charity.test': 1000 },
};

test('New_initialises_once', () => {
  const sandbox = new Sandbox();
  assertEvents(sandbox.call('new', { owner_id: 'root.test' }));
  assertRefused(sandbox.call('new', { owner_id: 'mallory.test' }), 'E_ALREADY_INIT');
});

test('Collection_before_new_is_refused', () => {
  const sandbox = new Sandbox();
  assertRefused(sandbox.call('nrc_create_collection', { name: 'C' }, 'alice.test', DEPOSIT), 'E_NOT_INIT');
  assertRefused(sandbox.tryView('nft_total_supply', {}), 'E_NOT_INIT');
});

test('Create_collection_emits_the_whole_collection', () => {
  const sandbox = Sandbox.initialised();
  const outcome = sandbox.call('nrc_create_collection', FULL, 'bob.test', DEPOSIT);
  assert.equal(outcome.value, '1');
  assertEvents(outcome, nrc101('collection_create', {
    collection_id: '1', name: FULL.name, kind_hint: 'model', context_window: 8192, base_model: 'llama', image: 'ipfs://x',
    description: 'line\nline',
    creator_id: 'bob.test', owner_id: 'bob.test', minting: 'allow_list', royalty: FULL.royalty, created_at: String(START),
  }));
});

test('Create_collection_without_options_has_nulls_and_owner_minting', () => {
  const sandbox = Sandbox.initialised();
  const outcome = sandbox.call('nrc_create_collection', { name: 'C', image: null, royalty: null }, 'bob.test', DEPOSIT);
  assertEvents(outcome, nrc101('collection_create', {
    collection_id: '1', name: 'C', kind_hint: null, context_window: null, base_model: null, image: null, description: null,
    creator_id: 'bob.test', owner_id: 'bob.test', minting: 'owner', royalty: {}, created_at: String(START),
  }));
  assert.equal(sandbox.call('nrc_create_collection', { name: 'D' }, 'bob.test', DEPOSIT).value, '2');
});

test('Update_collection_keeps_what_is_absent_or_null_and_emits_the_full_new_state', () => {
  const sandbox = Sandbox.initialised();
  sandbox.ok('nrc_create_collection', FULL, 'bob.test', DEPOSIT);
  const update = { collection_id: '1', name: 'New', image: null, minting: 'open' };
  const outcome = sandbox.call('nrc_update_collection', update, 'bob.test', DEPOSIT);
  assertEvents(outcome, nrc101('collection_update', {
    collection_id: '1', name: 'New', kind_hint: 'model', context_window: 8192, base_model: 'llama', image: 'ipfs://x',
    description: 'line\nline',
    minting: 'open', royalty: FULL.royalty, by: 'bob.test',
  }));
});

test('Update_collection_clears_with_empty_text_and_zero', () => {
  const sandbox = Sandbox.initialised();
  sandbox.ok('nrc_create_collection', FULL, 'bob.test', DEPOSIT);
  const clear = { collection_id: '1', kind_hint: '', context_window: 0, base_model: '', image: '', description: '', royalty: {} };
  const outcome = sandbox.call('nrc_update_collection', clear, 'bob.test', 1n);
  assertEvents(outcome, nrc101('collection_update', {
    collection_id: '1', name: FULL.name, kind_hint: null, context_window: null, base_model: null, image: null, description: null,
    minting: 'allow_list', royalty: {}, by: 'bob.test',
  }));
  assert.equal(outcome.refunds.length, 1, 'the bytes freed are paid back');
});

test('Update_collection_to_what_it_is_emits_nothing', () => {
  const sandbox = Sandbox.initialised();
  sandbox.ok('nrc_create_collection', FULL, 'bob.test', DEPOSIT);
  assertEvents(sandbox.call('nrc_update_collection', { collection_id: '1', ...FULL }, 'bob.test', 1n));
});

test('Key_that_can_attach_nothing_changes_no_policy', () => {
  const sandbox = collectionMade({ minting: 'allow_list' });
  sandbox.ok('storage_deposit', {}, 'alice.test', DEPOSIT);
  assertRefused(sandbox.call('nrc_update_collection', { collection_id: COLLECTION, minting: 'open' }), 'E_DEPOSIT');
  assertRefused(sandbox.call('nrc_set_minter', { collection_id: COLLECTION, account_id: 'bob.test', allowed: true }), 'E_DEPOSIT');
});

test('Update_collection_by_another_is_refused', () => {
  const sandbox = collectionMade();
  assertRefused(sandbox.call('nrc_update_collection', { collection_id: COLLECTION, name: 'X' }, 'bob.test', DEPOSIT), 'E_NOT_OWNER');
  assertRefused(sandbox.call('nrc_update_collection', { collection_id: '2', name: 'X' }, 'bob.test', DEPOSIT), 'E_NO_SUCH_COLLECTION');
});

test('Transfer_collection_gives_the_new_owner_the_rights', () => {
  const sandbox = collectionMade();
  const outcome = sandbox.call('nrc_transfer_collection', { collection_id: '1', new_owner_id: 'bob.test' }, 'alice.test', 1n);
  assertEvents(outcome, nrc101('collection_transfer', { collection_id: '1', old_owner_id: 'alice.test', new_owner_id: 'bob.test' }));
  assertRefused(sandbox.call('nrc_update_collection', { collection_id: '1', name: 'X' }, 'alice.test', DEPOSIT), 'E_NOT_OWNER');
  sandbox.ok('nrc_update_collection', { collection_id: '1', name: 'X' }, 'bob.test', DEPOSIT);
});

test('Transfer_collection_refuses_another_caller_itself_and_a_wrong_deposit', () => {
  const sandbox = collectionMade();
  const to = (new_owner_id: string, by: string, deposit: bigint, collection_id = '1') =>
    sandbox.call('nrc_transfer_collection', { collection_id, new_owner_id }, by, deposit);
  assertRefused(to('carol.test', 'bob.test', 1n), 'E_NOT_OWNER');
  assertRefused(to('alice.test', 'alice.test', 1n), 'E_SELF_TRANSFER');
  assertRefused(to('bob.test', 'alice.test', 0n), 'E_DEPOSIT');
  assertRefused(to('bob.test', 'alice.test', 2n), 'E_DEPOSIT');
  assertRefused(to('bob.test', 'alice.test', 1n, '9'), 'E_NO_SUCH_COLLECTION');
});

test('Royalty_bounds_are_kept', () => {
  const sandbox = Sandbox.initialised();
  const create = (royalty: unknown) => sandbox.call('nrc_create_collection', { name: 'C', royalty }, 'alice.test', DEPOSIT);
  const shares = (count: number, each: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}.test`, each]));
  assert.equal(create(shares(10, 500)).panic, null);
  assertRefused(create(shares(11, 1)), 'E_ROYALTY');
  assertRefused(create({ 'a.test': 4000, 'b.test': 1001 }), 'E_ROYALTY');
  assertRefused(create({ 'a.test': 65536 + 100 }), 'E_ROYALTY');
  assertRefused(create({ 'a.test': 0 }), 'E_ROYALTY');
  assertRefused(create({ 'a.test': '100' }), 'E_ROYALTY');
  assertRefused(create({ 'A.test': 100 }), 'E_BAD_INPUT');
  assertRefused(create([['a.test', 100]]), 'E_BAD_INPUT');
});
