import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEvents, assertRefused, nrc101 } from './expect.js';
import { assetMinted, grant, lease, LEASE_PERIOD, leaseOffered, levelOf, TOKEN } from './scenarios.js';
import { DEPOSIT, type Sandbox, START } from './sandbox.js';

const resell = (sandbox: Sandbox, by: string, receiver_id: string, more: Record<string, unknown> = {}, deposit = DEPOSIT) =>
  sandbox.call('nrc_resell_access', { token_id: TOKEN, receiver_id, ...more }, by, deposit);

test('Resale_moves_the_right_and_the_giver_loses_it', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'bob.test', 4);
  assertEvents(resell(sandbox, 'bob.test', 'carol.test', { level: 3 }),
    nrc101('access_resell', { token_id: TOKEN, from_id: 'bob.test', to_id: 'carol.test', level: 3, expires_at: null, origin: 'grant' }),
    nrc101('access_revoke', { token_id: TOKEN, account_id: 'bob.test', origin: 'grant', revoked_by: 'bob.test' }),
    nrc101('access_set', {
      token_id: TOKEN, account_id: 'carol.test', level: 3, expires_at: null, granted_by: 'bob.test', granted_at: String(START),
      origin: 'grant',
    }));
  assert.deepEqual([levelOf(sandbox, 'bob.test'), levelOf(sandbox, 'carol.test')], [0, 3]);
  assertRefused(resell(sandbox, 'bob.test', 'dora.test'), 'E_NO_RIGHT');
});

test('Resold_grant_lapses_on_a_transfer_and_a_resold_lease_does_not', () => {
  const sandbox = leaseOffered();
  grant(sandbox, 'bob.test', 4);
  lease(sandbox, 'carol.test');
  resell(sandbox, 'bob.test', 'dora.test');
  const sold = resell(sandbox, 'carol.test', 'emil.test').events[2]!.data;
  assert.deepEqual([sold['origin'], sold['expires_at']], ['resale', String(START + LEASE_PERIOD)]);
  sandbox.ok('nft_transfer', { token_id: TOKEN, receiver_id: 'zoe.test' }, 'alice.test', 1n);
  assert.deepEqual(['dora.test', 'emil.test'].map(account => levelOf(sandbox, account)), [0, 4]);
  sandbox.now = START + LEASE_PERIOD;
  assert.equal(levelOf(sandbox, 'emil.test'), 0, 'no longer than the lease');
});

test('Resale_needs_level_2_and_gives_no_more_than_is_held', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'user.test', 1);
  grant(sandbox, 'bob.test', 3);
  assertRefused(resell(sandbox, 'user.test', 'carol.test'), 'E_LEVEL_TOO_LOW');
  assertRefused(resell(sandbox, 'bob.test', 'carol.test', { level: 4 }), 'E_LEVEL_TOO_LOW');
  assertRefused(resell(sandbox, 'bob.test', 'carol.test', { level: 0 }), 'E_BAD_INPUT');
  assertRefused(resell(sandbox, 'bob.test', 'carol.test', { origin: 'lease' }), 'E_NO_RIGHT');
  assertRefused(resell(sandbox, 'bob.test', 'carol.test', { origin: 'gift' }), 'E_BAD_INPUT');
  assertRefused(resell(sandbox, 'stranger.test', 'carol.test'), 'E_NO_RIGHT');
  assertRefused(resell(sandbox, 'bob.test', 'bob.test'), 'E_SELF_TRANSFER');
  assertRefused(resell(sandbox, 'bob.test', 'alice.test'), 'E_BAD_INPUT');
  assertRefused(resell(sandbox, 'bob.test', 'carol.test', {}, 0n), 'E_DEPOSIT');
});

test('Resale_under_a_cap_passes_on_the_cap_and_above_it_is_refused', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'bob.test', 5);
  sandbox.ok('nrc_set_max_level', { token_id: TOKEN, level: 3 }, 'alice.test', 1n);
  assertRefused(resell(sandbox, 'bob.test', 'carol.test', { level: 4 }), 'E_OVER_MAX_LEVEL');
  assert.equal(resell(sandbox, 'bob.test', 'carol.test').events[0]!.data['level'], 3);
});

test('Resale_takes_nothing_from_the_taker_and_opens_no_shut_door', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'bob.test', 3, { expires_at: String(START + 9n) });
  grant(sandbox, 'lasting.test', 3);
  grant(sandbox, 'higher.test', 4);
  grant(sandbox, 'shut.test', 0);
  assertRefused(resell(sandbox, 'bob.test', 'lasting.test'), 'E_WOULD_LOSE');
  assertRefused(resell(sandbox, 'bob.test', 'higher.test'), 'E_WOULD_LOSE');
  assertRefused(resell(sandbox, 'bob.test', 'shut.test'), 'E_SHUT_OUT');
});

test('Holder_gives_up_a_paid_right_but_not_a_grant', () => {
  const sandbox = leaseOffered({ default_level: 1 });
  lease(sandbox, 'bob.test');
  grant(sandbox, 'shut.test', 0);
  const giveUp = (by: string, origin?: string) => sandbox.call('nrc_revoke_access', { token_id: TOKEN, account_id: by, origin }, by, 1n);
  assertRefused(giveUp('shut.test'), 'E_LEVEL_TOO_LOW');
  const outcome = giveUp('bob.test', 'lease');
  assertEvents(outcome, nrc101('access_revoke', { token_id: TOKEN, account_id: 'bob.test', origin: 'lease', revoked_by: 'bob.test' }));
  assert.equal(outcome.refunds[0]!.to, 'bob.test');
  assert.equal(levelOf(sandbox, 'bob.test'), 1);
});

test('Highest_live_right_counts_and_a_grant_of_0_does_not_undo_a_paid_one', () => {
  const sandbox = leaseOffered();
  lease(sandbox, 'bob.test');
  grant(sandbox, 'bob.test', 5, { expires_at: String(START + 5n) });
  assert.equal(levelOf(sandbox, 'bob.test'), 5);
  sandbox.now += 5n;
  assert.equal(levelOf(sandbox, 'bob.test'), 4);
  grant(sandbox, 'bob.test', 0);
  assert.equal(levelOf(sandbox, 'bob.test'), 4);
  sandbox.now += LEASE_PERIOD;
  assert.equal(levelOf(sandbox, 'bob.test'), 0);
});

test('Sweep_frees_what_has_lapsed_pays_who_paid_and_changes_no_right', () => {
  const sandbox = leaseOffered();
  const usage = sandbox.storageUsage;
  grant(sandbox, 'admin.test', 6);
  grant(sandbox, 'bob.test', 4, {}, 'admin.test');
  lease(sandbox, 'carol.test');
  const sweep = (account_ids: string[]) => sandbox.ok('nrc_sweep_access', { token_id: TOKEN, account_ids }, 'janitor.test');
  const all = ['bob.test', 'carol.test', 'admin.test', 'nobody.test'];
  assert.deepEqual(sweep(all).refunds, []);
  sandbox.ok('nft_transfer', { token_id: TOKEN, receiver_id: 'zoe.test' }, 'alice.test', 1n);
  const outcome = sweep(all);
  assertEvents(outcome);
  assert.deepEqual(outcome.refunds.map(({ to }) => to).sort(), ['admin.test', 'alice.test']);
  assert.equal(levelOf(sandbox, 'carol.test'), 4);
  sandbox.now += LEASE_PERIOD;
  assert.deepEqual(sweep(['carol.test']).refunds.map(({ to }) => to), ['carol.test']);
  assert.equal(sandbox.storageUsage, usage);
  assertRefused(sandbox.call('nrc_sweep_access', { token_id: TOKEN, account_ids: Array(21).fill('aa') }), 'E_BAD_INPUT');
});

test('Sweep_frees_every_right_in_a_burnt_asset', () => {
  const sandbox = leaseOffered();
  lease(sandbox, 'bob.test');
  sandbox.now += LEASE_PERIOD;
  sandbox.ok('nrc_burn', { token_id: TOKEN }, 'alice.test', 1n);
  assert.deepEqual(sandbox.view('nrc_assets_accessible_to', { account_id: 'bob.test' }), []);
  const { refunds } = sandbox.ok('nrc_sweep_access', { token_id: TOKEN, account_ids: ['bob.test'] });
  assert.equal(refunds[0]!.to, 'bob.test');
  assert.equal(sandbox.view('nrc_accessible_count', { account_id: 'bob.test' }), 0);
});

test('Revoke_by_another_administrator_pays_back_who_granted', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'admin.test', 6);
  grant(sandbox, 'bob.test', 4, {}, 'admin.test');
  const { refunds } = sandbox.ok('nrc_revoke_access', { token_id: TOKEN, account_id: 'bob.test' }, 'alice.test', 1n);
  assert.deepEqual(refunds.map(({ to }) => to), ['admin.test']);
});

test('Set_access_many_is_all_or_nothing', () => {
  const sandbox = assetMinted({ max_level: 4 });
  const many = (grants: unknown) => sandbox.call('nrc_set_access_many', { token_id: TOKEN, grants }, 'alice.test', DEPOSIT);
  const item = (account_id: string, level: number) => ({ account_id, level });
  const { events } = many([item('bob.test', 1), item('carol.test', 2)]);
  assert.deepEqual(events.map(({ data }) => data['account_id']), ['bob.test', 'carol.test']);
  assertRefused(many([item('bob.test', 3), item('carol.test', 5)]), 'E_OVER_MAX_LEVEL');
  assert.equal(levelOf(sandbox, 'bob.test'), 1);
  const tooMany = Array.from({ length: 26 }, (_, i) => item(`u${i}`, 1));
  for (const bad of [[], tooMany, [item('aa', 1), item('aa', 2)], [7], [{ level: 1 }], 'x']) assertRefused(many(bad), 'E_BAD_INPUT');
  const longest = Array.from({ length: 25 }, (_, i) => ({ ...item(`${i}`.padStart(64, 'x'), 4), expires_at: String(START + 1n) }));
  const outcome = many(longest);
  assert.equal(outcome.panic, null, 'the largest call fits the log limit');
  assert.equal((sandbox.view('nrc_access_list', { token_id: TOKEN, limit: 100 }) as unknown[]).length, 27);
});
