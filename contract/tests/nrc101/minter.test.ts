import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEvents, assertRefused, nrc101 } from './expect.js';
import { COLLECTION, collectionMade, mint } from './scenarios.js';
import { DEPOSIT, type Sandbox, YOCTO_PER_BYTE } from './sandbox.js';

const tryMint = (sandbox: Sandbox, by: string) =>
  sandbox.call('nrc_mint', { collection_id: COLLECTION, kind: 'dataset', name: 'D' }, by, DEPOSIT);
const setMinter = (sandbox: Sandbox, account_id: string, allowed: boolean, by = 'alice.test', deposit = DEPOSIT) =>
  sandbox.call('nrc_set_minter', { collection_id: COLLECTION, account_id, allowed }, by, deposit);

test('Owner_minting_lets_the_owner_alone_mint', () => {
  const sandbox = collectionMade();
  setMinter(sandbox, 'bob.test', true);
  assertRefused(tryMint(sandbox, 'bob.test'), 'E_NOT_MINTER');
  assert.equal(tryMint(sandbox, 'alice.test').value, '1:1');
});

test('Allow_list_minting_follows_the_list', () => {
  const sandbox = collectionMade({ minting: 'allow_list' });
  assertRefused(tryMint(sandbox, 'bob.test'), 'E_NOT_MINTER');
  assertEvents(setMinter(sandbox, 'bob.test', true), nrc101('minter_set', { collection_id: '1', account_id: 'bob.test', allowed: true }));
  assert.equal(tryMint(sandbox, 'bob.test').value, '1:1');
  assert.equal(tryMint(sandbox, 'alice.test').value, '1:2');
  assertRefused(tryMint(sandbox, 'carol.test'), 'E_NOT_MINTER');
  assertEvents(setMinter(sandbox, 'bob.test', false, 'alice.test', 1n),
    nrc101('minter_set', { collection_id: '1', account_id: 'bob.test', allowed: false }));
  assertRefused(tryMint(sandbox, 'bob.test'), 'E_NOT_MINTER');
});

test('Open_minting_lets_anyone_mint', () => {
  const sandbox = collectionMade({ minting: 'open' });
  assert.equal(tryMint(sandbox, 'zoe.test').value, '1:1');
});

test('Collection_sold_takes_its_minting_along', () => {
  const sandbox = collectionMade();
  sandbox.ok('nrc_transfer_collection', { collection_id: COLLECTION, new_owner_id: 'bob.test' }, 'alice.test', 1n);
  assertRefused(tryMint(sandbox, 'alice.test'), 'E_NOT_MINTER');
  mint(sandbox, {}, 'bob.test');
});

test('Collection_sold_ends_its_allow_list', () => {
  const sandbox = collectionMade({ minting: 'allow_list' });
  const minters = (page: Record<string, unknown> = {}) => sandbox.view('nrc_minters', { collection_id: COLLECTION, ...page });
  for (const account of ['sock.test', 'ben.test', 'cy.test']) setMinter(sandbox, account, true);
  setMinter(sandbox, 'sock.test', false);
  assert.deepEqual([minters(), minters({ from_index: 1 })], [['cy.test', 'ben.test'], ['ben.test']]);
  setMinter(sandbox, 'ben.test', false);
  sandbox.ok('nrc_transfer_collection', { collection_id: COLLECTION, new_owner_id: 'bob.test' }, 'alice.test', 1n);
  assertRefused(tryMint(sandbox, 'cy.test'), 'E_NOT_MINTER');
  assert.deepEqual(minters(), []);
  assertEvents(setMinter(sandbox, 'cy.test', true, 'bob.test'),
    nrc101('minter_set', { collection_id: '1', account_id: 'cy.test', allowed: true }));
  assert.deepEqual(minters(), ['cy.test']);
  assert.equal(tryMint(sandbox, 'cy.test').panic, null);
  sandbox.ok('nrc_transfer_collection', { collection_id: COLLECTION, new_owner_id: 'alice.test' }, 'bob.test', 1n);
  assert.deepEqual(minters(), [], 'nor does the list of before come back');
  assertRefused(sandbox.tryView('nrc_minters', { collection_id: '7' }), 'E_NO_SUCH_COLLECTION');
});

test('Set_minter_again_emits_nothing_and_costs_nothing', () => {
  const sandbox = collectionMade({ minting: 'allow_list' });
  setMinter(sandbox, 'bob.test', true);
  const again = setMinter(sandbox, 'bob.test', true);
  assertEvents(again);
  assert.deepEqual(again.refunds, [{ to: 'alice.test', amount: DEPOSIT }]);
  assertEvents(setMinter(sandbox, 'carol.test', false, 'alice.test', 1n));
});

test('Set_minter_charges_its_record_and_gives_it_back', () => {
  const sandbox = collectionMade({ minting: 'allow_list' });
  const usage = sandbox.storageUsage;
  setMinter(sandbox, 'bob.test', true);
  const cost = BigInt(sandbox.storageUsage - usage) * YOCTO_PER_BYTE;
  setMinter(sandbox, 'bob.test', false);
  assertRefused(setMinter(sandbox, 'bob.test', true, 'alice.test', cost - 1n), 'E_DEPOSIT');
  assert.deepEqual(setMinter(sandbox, 'bob.test', true, 'alice.test', cost).refunds, []);
  assert.deepEqual(setMinter(sandbox, 'bob.test', false, 'alice.test', 1n).refunds, [{ to: 'alice.test', amount: cost + 1n }]);
});

test('Set_minter_by_another_is_refused', () => {
  const sandbox = collectionMade({ minting: 'allow_list' });
  assertRefused(setMinter(sandbox, 'bob.test', true, 'bob.test'), 'E_NOT_OWNER');
  const missing = { collection_id: '7', account_id: 'bob.test', allowed: true };
  assertRefused(sandbox.call('nrc_set_minter', missing, 'alice.test', 1n), 'E_NO_SUCH_COLLECTION');
});
