import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEvents, assertRefused, nep171, nrc101 } from './expect.js';
import { assetMinted, TOKEN } from './scenarios.js';
import { DEPOSIT, type Sandbox, YOCTO_PER_BYTE } from './sandbox.js';

const approve = (sandbox: Sandbox, account_id: string, more: Record<string, unknown> = {}, by = 'alice.test', deposit = DEPOSIT) =>
  sandbox.call('nft_approve', { token_id: TOKEN, account_id, ...more }, by, deposit);
const isApproved = (sandbox: Sandbox, approved_account_id: string, approval_id?: number) =>
  sandbox.view('nft_is_approved', { token_id: TOKEN, approved_account_id, approval_id });
const transfer = (sandbox: Sandbox, by: string, receiver_id: string, approval_id?: number) =>
  sandbox.call('nft_transfer', { token_id: TOKEN, receiver_id, approval_id }, by, 1n);

test('Approve_counts_up_emits_and_shows', () => {
  const sandbox = assetMinted();
  assertEvents(approve(sandbox, 'market.test'), nrc101('nft_approve', {
    token_id: TOKEN, owner_id: 'alice.test', account_id: 'market.test', approval_id: 1,
  }));
  assert.equal(approve(sandbox, 'other.test').events[0]!.data['approval_id'], 2);
  assert.equal(approve(sandbox, 'market.test').events[0]!.data['approval_id'], 3, 'approved again, numbered anew');
  const { approved_account_ids } = sandbox.view('nft_token', { token_id: TOKEN }) as { approved_account_ids: unknown };
  assert.deepEqual(approved_account_ids, { 'other.test': 2, 'market.test': 3 });
  assert.deepEqual([isApproved(sandbox, 'market.test'), isApproved(sandbox, 'market.test', 3), isApproved(sandbox, 'market.test', 1)],
    [true, true, false]);
});

test('Approve_pays_for_its_bytes_and_revoke_gives_them_back', () => {
  const sandbox = assetMinted();
  const before = sandbox.storageUsage;
  const outcome = approve(sandbox, 'market.test');
  const cost = BigInt(sandbox.storageUsage - before) * YOCTO_PER_BYTE;
  assert.deepEqual(outcome.refunds, [{ to: 'alice.test', amount: DEPOSIT - cost }]);
  const revoked = sandbox.ok('nft_revoke', { token_id: TOKEN, account_id: 'market.test' }, 'alice.test', 1n);
  assertEvents(revoked, nrc101('nft_revoke', { token_id: TOKEN, owner_id: 'alice.test', account_id: 'market.test' }));
  assert.deepEqual(revoked.refunds, [{ to: 'alice.test', amount: cost + 1n }]);
  assertEvents(sandbox.ok('nft_revoke', { token_id: TOKEN, account_id: 'market.test' }, 'alice.test', 1n));
});

test('Approve_with_a_message_tells_the_account', () => {
  const sandbox = assetMinted();
  const { calls } = approve(sandbox, 'market.test', { msg: '{"price":"5"}' });
  assert.deepEqual(calls.map(({ to, method, args }) => [to, method, args]), [['market.test', 'nft_on_approve', {
    token_id: TOKEN, owner_id: 'alice.test', approval_id: 1, msg: '{"price":"5"}',
  }]]);
  assert.deepEqual(approve(sandbox, 'market.test').calls, []);
});

test('Approve_and_revoke_are_the_owners_alone', () => {
  const sandbox = assetMinted();
  sandbox.ok('nrc_set_access', { token_id: TOKEN, account_id: 'admin.test', level: 6 }, 'alice.test', DEPOSIT);
  assertRefused(approve(sandbox, 'market.test', {}, 'admin.test'), 'E_NOT_OWNER');
  assertRefused(approve(sandbox, 'alice.test'), 'E_BAD_INPUT');
  assertRefused(approve(sandbox, 'market.test', {}, 'alice.test', 0n), 'E_DEPOSIT');
  assertRefused(approve(sandbox, 'market.test', {}, 'alice.test', 1n), 'E_DEPOSIT');
  assertRefused(approve(sandbox, 'market.test', { token_id: '1:9' }), 'E_NO_SUCH_ASSET');
  approve(sandbox, 'market.test');
  assertRefused(sandbox.call('nft_revoke', { token_id: TOKEN, account_id: 'market.test' }, 'market.test', 1n), 'E_NOT_OWNER');
  assertRefused(sandbox.call('nft_revoke_all', { token_id: TOKEN }, 'alice.test', 0n), 'E_DEPOSIT');
  assertEvents(sandbox.ok('nft_revoke_all', { token_id: TOKEN }, 'alice.test', 1n),
    nrc101('nft_revoke', { token_id: TOKEN, owner_id: 'alice.test', account_id: null }));
  assert.equal(isApproved(sandbox, 'market.test'), false);
});

test('Twenty_approvals_are_the_most', () => {
  const sandbox = assetMinted();
  for (let i = 0; i < 20; i++) assert.equal(approve(sandbox, `m${i}.test`).panic, null);
  assertRefused(approve(sandbox, 'one.more'), 'E_TOO_MANY_APPROVALS');
  assert.equal(approve(sandbox, 'm7.test').panic, null, 'one of the twenty again');
  assert.ok(transfer(sandbox, 'm3.test', 'bob.test').gas < 3e12);
});

test('Approved_account_transfers_and_every_approval_ends', () => {
  const sandbox = assetMinted();
  const usage = sandbox.storageUsage;
  approve(sandbox, 'market.test');
  const cost = BigInt(sandbox.storageUsage - usage) * YOCTO_PER_BYTE;
  assertRefused(transfer(sandbox, 'mallory.test', 'mallory.test', 1), 'E_NOT_OWNER');
  assertRefused(transfer(sandbox, 'market.test', 'bob.test', 2), 'E_NOT_APPROVED');
  assertRefused(transfer(sandbox, 'market.test', 'alice.test', 1), 'E_SELF_TRANSFER');
  const outcome = transfer(sandbox, 'market.test', 'bob.test', 1);
  assertEvents(outcome,
    nep171('nft_transfer', {
      old_owner_id: 'alice.test', new_owner_id: 'bob.test', token_ids: [TOKEN], authorized_id: 'market.test', memo: null,
    }),
    nrc101('access_epoch', { token_id: TOKEN, epoch: 1, old_owner_id: 'alice.test', new_owner_id: 'bob.test' }));
  assert.deepEqual(outcome.refunds, [{ to: 'alice.test', amount: cost }], 'who paid for the approval');
  assertRefused(transfer(sandbox, 'market.test', 'market.test', 1), 'E_NOT_OWNER');
});

test('abuse 61: an approval number of before a transfer is never good again', () => {
  const sandbox = assetMinted();
  approve(sandbox, 'market.test');
  transfer(sandbox, 'alice.test', 'bob.test');
  transfer(sandbox, 'bob.test', 'alice.test');
  assert.equal(isApproved(sandbox, 'market.test', 1), false);
  approve(sandbox, 'market.test');
  assert.equal(isApproved(sandbox, 'market.test', 1), false);
  assertRefused(transfer(sandbox, 'market.test', 'bob.test', 1), 'E_NOT_APPROVED');
});

test('Burn_gives_the_price_of_approvals_back', () => {
  const sandbox = assetMinted();
  const before = { usage: sandbox.storageUsage, balance: sandbox.balance };
  const second = sandbox.ok('nrc_mint', { collection_id: '1', kind: 'model', name: 'M' }, 'alice.test', DEPOSIT).value;
  sandbox.ok('nft_approve', { token_id: second, account_id: 'market.test' }, 'alice.test', DEPOSIT);
  sandbox.ok('nrc_burn', { token_id: second }, 'alice.test', 1n);
  assert.deepEqual({ usage: sandbox.storageUsage, balance: sandbox.balance }, before);
});
