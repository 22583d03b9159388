import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEvents, assertRefused, nep171, nrc101 } from './expect.js';
import { assetMinted, grant, levelOf, mint, TOKEN, VERSION } from './scenarios.js';
import { DEPOSIT, type Sandbox, SECOND, START } from './sandbox.js';

const transfer = (sandbox: Sandbox, receiver_id: string, by = 'alice.test', more: Record<string, unknown> = {}, deposit = 1n) =>
  sandbox.call('nft_transfer', { token_id: TOKEN, receiver_id, ...more }, by, deposit);
const burn = (sandbox: Sandbox, token_id = TOKEN, by = 'alice.test', deposit = 1n) => sandbox.call('nrc_burn', { token_id }, by, deposit);

test('Contract_itself_is_given_no_asset_and_no_royalty', () => {
  const sandbox = assetMinted();
  const receiver_id = sandbox.accountId;
  for (const [method, more] of [['nft_transfer', {}], ['nft_transfer_call', { msg: '' }]] as const) {
    assertRefused(sandbox.call(method, { token_id: TOKEN, receiver_id, ...more }, 'alice.test', 1n), 'E_BAD_INPUT');
  }
  const bare = { collection_id: '1', kind: 'model', name: 'Cats' };
  assertRefused(sandbox.call('nrc_mint', { ...bare, owner_id: receiver_id }, 'alice.test', DEPOSIT), 'E_BAD_INPUT');
  assertRefused(sandbox.call('nrc_mint', { ...bare, royalty: { [receiver_id]: 5 } }, 'alice.test', DEPOSIT), 'E_BAD_INPUT');
});

test('Transfer_emits_nft_transfer_then_the_new_epoch', () => {
  const sandbox = assetMinted();
  const outcome = transfer(sandbox, 'bob.test', 'alice.test', { memo: 'thanks', approval_id: 3 });
  assertEvents(outcome,
    nep171('nft_transfer', { old_owner_id: 'alice.test', new_owner_id: 'bob.test', token_ids: [TOKEN], authorized_id: null,
    memo: 'thanks' }),
    nrc101('access_epoch', { token_id: TOKEN, epoch: 1, old_owner_id: 'alice.test', new_owner_id: 'bob.test' }));
  assert.equal((sandbox.view('nft_token', { token_id: TOKEN }) as { owner_id: string }).owner_id, 'bob.test');
  assert.equal(transfer(sandbox, 'carol.test', 'bob.test').events[1]!.data['epoch'], 2);
});

test('Transfer_ends_every_grant_and_the_old_owners_level', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'bob.test', 5);
  grant(sandbox, 'carol.test', 4, { expires_at: String(START + 1000n * SECOND) });
  transfer(sandbox, 'bob.test');
  assert.deepEqual(['alice.test', 'bob.test', 'carol.test'].map(account => levelOf(sandbox, account)), [0, 6, 0]);
  assert.deepEqual(sandbox.view('nrc_access_list', { token_id: TOKEN }), []);
});

test('Transfer_there_and_back_brings_no_grant_back', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'carol.test', 4);
  transfer(sandbox, 'bob.test');
  transfer(sandbox, 'alice.test', 'bob.test');
  assert.deepEqual(['alice.test', 'bob.test', 'carol.test'].map(account => levelOf(sandbox, account)), [6, 0, 0]);
});

test('Grant_after_a_transfer_counts_again', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'carol.test', 4);
  transfer(sandbox, 'bob.test');
  grant(sandbox, 'carol.test', 4, {}, 'bob.test');
  assert.equal(levelOf(sandbox, 'carol.test'), 4);
  assert.equal((sandbox.view('nrc_access_list', { token_id: TOKEN }) as unknown[]).length, 1);
});

test('Transfer_keeps_the_default_and_the_cap', () => {
  const sandbox = assetMinted({ default_level: 2, max_level: 4 });
  transfer(sandbox, 'bob.test');
  assert.equal(levelOf(sandbox, 'zoe.test'), 2);
  assertRefused(sandbox.call('nrc_set_max_level', { token_id: TOKEN, level: 5 }, 'bob.test', 1n), 'E_OVER_MAX_LEVEL');
});

test('Transfer_is_the_owners_alone', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'admin.test', 6);
  assertRefused(transfer(sandbox, 'admin.test', 'admin.test'), 'E_NOT_OWNER');
  assertRefused(transfer(sandbox, 'mallory.test', 'mallory.test'), 'E_NOT_OWNER');
});

test('Transfer_refuses_itself_a_wrong_deposit_and_malformed_input', () => {
  const sandbox = assetMinted();
  assertRefused(transfer(sandbox, 'alice.test'), 'E_SELF_TRANSFER');
  assertRefused(transfer(sandbox, 'bob.test', 'alice.test', {}, 0n), 'E_DEPOSIT');
  assertRefused(transfer(sandbox, 'bob.test', 'alice.test', {}, DEPOSIT), 'E_DEPOSIT');
  assertRefused(transfer(sandbox, 'BOB'), 'E_BAD_INPUT');
  assertRefused(transfer(sandbox, 'bob.test', 'alice.test', { memo: 'x'.repeat(257) }), 'E_BAD_INPUT');
  assertRefused(transfer(sandbox, 'bob.test', 'alice.test', { token_id: '1:2' }), 'E_NO_SUCH_ASSET');
});

test('Transfer_to_any_account_leaves_no_unpaid_state', () => {
  const sandbox = assetMinted();
  const usage = sandbox.storageUsage;
  transfer(sandbox, 'x'.repeat(64));
  assert.equal(sandbox.storageUsage, usage);
});

test('Burn_emits_nft_burn_then_asset_burn_and_the_asset_is_gone', () => {
  const sandbox = assetMinted({ version: VERSION });
  grant(sandbox, 'bob.test', 4);
  assertEvents(burn(sandbox),
    nep171('nft_burn', { owner_id: 'alice.test', token_ids: [TOKEN] }),
    nrc101('asset_burn', { token_id: TOKEN, owner_id: 'alice.test' }));
  assert.equal(sandbox.view('nft_token', { token_id: TOKEN }), null);
  assert.equal(sandbox.view('nrc_asset', { token_id: TOKEN }), null);
  assert.equal(sandbox.view('nft_total_supply'), '0');
  for (const method of ['nrc_access_level', 'nrc_check_access']) {
    assertRefused(sandbox.tryView(method, { token_id: TOKEN, account_id: 'bob.test',
    ...(method === 'nrc_check_access' && { level: 0 }) }), 'E_NO_SUCH_ASSET');
  }
  assertRefused(burn(sandbox), 'E_NO_SUCH_ASSET');
});

test('Burn_gives_back_what_the_mint_cost', () => {
  const sandbox = assetMinted();
  const before = { usage: sandbox.storageUsage, balance: sandbox.balance };
  const second = mint(sandbox, { version: VERSION, metadata: { description: 'd' } });
  sandbox.ok('nrc_publish_version', { token_id: second, version: VERSION }, 'alice.test', DEPOSIT);
  burn(sandbox, second);
  assert.deepEqual({ usage: sandbox.storageUsage, balance: sandbox.balance }, before);
});

test('Burn_is_the_owners_alone_and_needs_one_yocto', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'admin.test', 6);
  assertRefused(burn(sandbox, TOKEN, 'admin.test'), 'E_NOT_OWNER');
  assertRefused(burn(sandbox, TOKEN, 'alice.test', 0n), 'E_DEPOSIT');
});
