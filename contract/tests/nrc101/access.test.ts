import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEvents, assertRefused, nrc101 } from './expect.js';
import type { Outcome } from './outcome.js';
import { assetMinted, grant, levelOf, TOKEN } from './scenarios.js';
import { DEPOSIT, type Sandbox, SECOND, START, YOCTO_PER_BYTE } from './sandbox.js';

const setAccess = (sandbox: Sandbox, args: Record<string, unknown>, by = 'alice.test', deposit = DEPOSIT) =>
  sandbox.call('nrc_set_access', { token_id: TOKEN, account_id: 'bob.test', level: 4, ...args }, by, deposit);
const revoke = (sandbox: Sandbox, account_id: string, by = 'alice.test', deposit = 1n) =>
  sandbox.call('nrc_revoke_access', { token_id: TOKEN, account_id }, by, deposit);

test('Set_access_grants_the_level_and_emits_it', () => {
  const sandbox = assetMinted();
  assertEvents(setAccess(sandbox, {}), nrc101('access_set', {
    token_id: TOKEN, account_id: 'bob.test', level: 4, expires_at: null, granted_by: 'alice.test', granted_at: String(START),
    origin: 'grant',
  }));
  assert.equal(levelOf(sandbox, 'bob.test'), 4);
  assert.equal(levelOf(sandbox, 'carol.test'), 0);
  assert.equal(levelOf(sandbox, 'alice.test'), 6);
});

test('Set_access_replaces_the_grant_before', () => {
  const sandbox = assetMinted();
  setAccess(sandbox, { level: 5 });
  sandbox.now += SECOND;
  assertEvents(setAccess(sandbox, { level: 1, expires_at: String(START + 9n * SECOND) }), nrc101('access_set', {
    token_id: TOKEN, account_id: 'bob.test', level: 1, expires_at: String(START + 9n * SECOND), granted_by: 'alice.test',
    granted_at: String(START + SECOND), origin: 'grant',
  }));
  assert.equal(levelOf(sandbox, 'bob.test'), 1);
});

test('Set_access_to_what_is_set_emits_nothing_and_returns_the_deposit', () => {
  const sandbox = assetMinted();
  setAccess(sandbox, {});
  sandbox.now += SECOND;
  const again = setAccess(sandbox, {});
  assertEvents(again);
  assert.deepEqual(again.refunds, [{ to: 'alice.test', amount: DEPOSIT }]);
});

test('Grant_expires_at_its_nanosecond', () => {
  const sandbox = assetMinted({ default_level: 1 });
  setAccess(sandbox, { expires_at: String(START + 10n) });
  sandbox.now = START + 9n;
  assert.equal(levelOf(sandbox, 'bob.test'), 4);
  sandbox.now = START + 10n;
  assert.equal(levelOf(sandbox, 'bob.test'), 1, 'the default is what is left');
});

test('Expiry_not_after_the_block_is_refused', () => {
  const sandbox = assetMinted();
  assertRefused(setAccess(sandbox, { expires_at: String(START) }), 'E_EXPIRED');
  assertRefused(setAccess(sandbox, { expires_at: '0' }), 'E_EXPIRED');
  assert.equal(setAccess(sandbox, { expires_at: String(START + 1n) }).panic, null);
});

test('Grant_of_level_0_shuts_out_from_the_default', () => {
  const sandbox = assetMinted({ default_level: 3 });
  assert.equal(levelOf(sandbox, 'bob.test'), 3);
  grant(sandbox, 'bob.test', 0);
  assert.equal(levelOf(sandbox, 'bob.test'), 0);
});

test('Set_access_needs_level_6', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'editor.test', 5);
  assertRefused(setAccess(sandbox, {}, 'editor.test'), 'E_LEVEL_TOO_LOW');
  assertRefused(setAccess(sandbox, {}, 'bob.test'), 'E_LEVEL_TOO_LOW');
  grant(sandbox, 'admin.test', 6);
  assert.equal(setAccess(sandbox, {}, 'admin.test').events[0]!.data['granted_by'], 'admin.test');
});

test('Administrator_held_below_6_by_the_cap_may_not_set_access', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'admin.test', 6);
  sandbox.ok('nrc_set_max_level', { token_id: TOKEN, level: 5 }, 'alice.test', 1n);
  assertRefused(setAccess(sandbox, {}, 'admin.test'), 'E_LEVEL_TOO_LOW');
});

test('Expired_administrator_may_not_set_access', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'admin.test', 6, { expires_at: String(START + SECOND) });
  sandbox.now += SECOND;
  assertRefused(setAccess(sandbox, {}, 'admin.test'), 'E_LEVEL_TOO_LOW');
});

test('Set_access_above_the_cap_is_refused', () => {
  const sandbox = assetMinted({ max_level: 3 });
  assertRefused(setAccess(sandbox, { level: 4 }), 'E_OVER_MAX_LEVEL');
  assert.equal(setAccess(sandbox, { level: 3 }).panic, null);
});

test('Set_access_refuses_the_owner_malformed_input_and_no_asset', () => {
  const sandbox = assetMinted();
  const bad = [
    { account_id: 'alice.test' }, { level: 7 }, { level: -1 }, { level: 1.5 }, { level: null }, { account_id: 'x' }, { expires_at: 17 },
    { expires_at: '01' }, { expires_at: '18446744073709551616' }, { origin: 'lease' },
  ];
  for (const args of bad) assertRefused(setAccess(sandbox, args), 'E_BAD_INPUT');
  assertRefused(setAccess(sandbox, { token_id: '1:2' }), 'E_NO_SUCH_ASSET');
});

test('Set_access_pays_for_its_records', () => {
  const sandbox = assetMinted();
  assertRefused(setAccess(sandbox, {}, 'alice.test', 0n), 'E_DEPOSIT');
  const before = sandbox.storageUsage;
  const [refund] = setAccess(sandbox, {}).refunds;
  const cost = BigInt(sandbox.storageUsage - before) * YOCTO_PER_BYTE;
  assert.deepEqual(refund, { to: 'alice.test', amount: DEPOSIT - cost });
  assertRefused(setAccess(sandbox, { account_id: 'ben.test' }, 'alice.test', cost / 2n), 'E_DEPOSIT');
});

test('Set_access_without_a_deposit_is_refused_even_where_no_state_grows', () => {
  const sandbox = assetMinted();
  setAccess(sandbox, {});
  assertRefused(setAccess(sandbox, { level: 1 }, 'alice.test', 0n), 'E_DEPOSIT');
  const outcome = setAccess(sandbox, { level: 1 }, 'alice.test', 1n);
  assert.equal(outcome.panic, null);
  assert.deepEqual(outcome.refunds, [], 'the one yocto is kept');
});

test('Revoke_ends_the_grant_and_pays_its_bytes_back', () => {
  const sandbox = assetMinted();
  const before = sandbox.storageUsage;
  setAccess(sandbox, {});
  const freed = BigInt(sandbox.storageUsage - before) * YOCTO_PER_BYTE;
  const outcome = revoke(sandbox, 'bob.test');
  assertEvents(outcome, nrc101('access_revoke', {
    token_id: TOKEN, account_id: 'bob.test', origin: 'grant', revoked_by: 'alice.test',
  }));
  assert.deepEqual(outcome.refunds, [{ to: 'alice.test', amount: freed + 1n }]);
  assert.equal(levelOf(sandbox, 'bob.test'), 0);
  assert.equal(sandbox.storageUsage, before);
});

test('Revoke_of_no_grant_emits_nothing', () => {
  const sandbox = assetMinted();
  assertEvents(revoke(sandbox, 'bob.test'));
  setAccess(sandbox, {});
  revoke(sandbox, 'bob.test');
  assertEvents(revoke(sandbox, 'bob.test'));
});

test('Revoke_needs_level_6_and_one_yocto', () => {
  const sandbox = assetMinted();
  setAccess(sandbox, { level: 5 });
  assertRefused(revoke(sandbox, 'bob.test', 'bob.test'), 'E_LEVEL_TOO_LOW');
  assertRefused(revoke(sandbox, 'bob.test', 'alice.test', 0n), 'E_DEPOSIT');
  assertRefused(revoke(sandbox, 'bob.test', 'alice.test', 2n), 'E_DEPOSIT');
  assertRefused(sandbox.call('nrc_revoke_access', { token_id: '1:5', account_id: 'bob.test' }, 'alice.test', 1n), 'E_NO_SUCH_ASSET');
});

test('Bytes_are_paid_back_to_who_paid_for_them_whoever_writes_over_them', () => {
  const sandbox = assetMinted();
  const usage = sandbox.storageUsage;
  setAccess(sandbox, { level: 2 });
  const cost = BigInt(sandbox.storageUsage - usage) * YOCTO_PER_BYTE;
  // A right of ben.test's that bob.test pays for: shorter names.
  const again = cost - 2n * YOCTO_PER_BYTE;
  const refunds = (outcome: Outcome) => Object.fromEntries(outcome.refunds.map(({ to, amount }) => [to, amount]));
  const passed = sandbox.ok('nrc_resell_access', { token_id: TOKEN, receiver_id: 'ben.test' }, 'bob.test', DEPOSIT);
  assert.deepEqual(refunds(passed), { 'alice.test': cost, 'bob.test': DEPOSIT - again }, 'each for its own');
  assert.deepEqual(refunds(revoke(sandbox, 'ben.test')), { 'bob.test': again });
  setAccess(sandbox, { level: 2 });
  grant(sandbox, 'clara.test', 6);
  assertRefused(setAccess(sandbox, { level: 3 }, 'clara.test', 1n), 'E_DEPOSIT');
  const regranted = refunds(setAccess(sandbox, { level: 3 }, 'clara.test'));
  assert.equal(DEPOSIT - regranted['clara.test']!, regranted['alice.test'], 'one pays what the other is paid');
  assert.equal(refunds(revoke(sandbox, 'bob.test', 'clara.test'))['clara.test']! - 1n, regranted['alice.test']);
  grant(sandbox, 'bob.test', 5);
  sandbox.ok('nrc_update_metadata', { token_id: TOKEN, metadata: { license: 'MIT' } }, 'alice.test', DEPOSIT);
  const emptied = sandbox.ok('nrc_update_metadata', { token_id: TOKEN, metadata: {} }, 'bob.test', 1n);
  assert.deepEqual(emptied.refunds.map(({ to }) => to), ['alice.test'], 'the owner, not the editor');
});

test('Revoke_answers_whether_there_was_something', () => {
  const sandbox = assetMinted();
  setAccess(sandbox, {});
  assert.deepEqual([revoke(sandbox, 'bob.test').value, revoke(sandbox, 'bob.test').value], [true, false]);
});

test('Bump_of_the_epoch_ends_every_grant_also_of_who_passes_it_on', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'm0.test', 6);
  for (let i = 0; i < 3; i++) {
    sandbox.ok('nrc_resell_access', { token_id: TOKEN, receiver_id: `m${i + 1}.test` }, `m${i}.test`, DEPOSIT);
    assert.equal(revoke(sandbox, `m${i}.test`).value, false);
  }
  assert.equal(levelOf(sandbox, 'm3.test'), 6);
  const bump = (by: string, deposit = 1n, token_id = TOKEN) => sandbox.call('nrc_bump_epoch', { token_id }, by, deposit);
  assertRefused(bump('m3.test'), 'E_NOT_OWNER');
  assertRefused(bump('alice.test', 0n), 'E_DEPOSIT');
  assertRefused(bump('alice.test', 1n, '1:9'), 'E_NO_SUCH_ASSET');
  assertEvents(bump('alice.test'), nrc101('access_epoch', {
    token_id: TOKEN, epoch: 1, old_owner_id: 'alice.test', new_owner_id: 'alice.test',
  }));
  assert.equal(levelOf(sandbox, 'm3.test'), 0);
  assert.equal(levelOf(sandbox, 'alice.test'), 6);
  grant(sandbox, 'bob.test', 2);
  assert.equal(levelOf(sandbox, 'bob.test'), 2, 'of the new epoch');
});

test('Access_list_pages_over_the_grants_of_this_epoch', () => {
  const sandbox = assetMinted();
  for (let i = 0; i < 5; i++) grant(sandbox, `u${i}.test`, i + 1);
  const accounts = (page: Record<string, unknown> = {}) =>
    (sandbox.view('nrc_access_list', { token_id: TOKEN, ...page }) as { account_id: string }[]).map(entry => entry.account_id);
  assert.deepEqual(accounts(), ['u0.test', 'u1.test', 'u2.test', 'u3.test', 'u4.test']);
  assert.deepEqual(accounts({ from_index: 1, limit: 2 }), ['u1.test', 'u2.test']);
  assert.deepEqual(accounts({ from_index: '9' }), []);
  revoke(sandbox, 'u1.test');
  assert.deepEqual(accounts(), ['u0.test', 'u4.test', 'u2.test', 'u3.test']);
  revoke(sandbox, 'u3.test');
  assert.deepEqual(accounts(), ['u0.test', 'u4.test', 'u2.test']);
  revoke(sandbox, 'u4.test');
  assert.deepEqual(accounts(), ['u0.test', 'u2.test']);
  assert.deepEqual((sandbox.view('nrc_access_list', { token_id: TOKEN, limit: 1 }) as unknown[])[0],
    { account_id: 'u0.test', level: 1, expires_at: null, granted_by: 'alice.test', granted_at: String(START), origin: 'grant' });
});

test('Check_access_compares_with_the_effective_level', () => {
  const sandbox = assetMinted({ default_level: 1 });
  const check = (account_id: string, level: number) => sandbox.view('nrc_check_access', { token_id: TOKEN, account_id, level });
  assert.equal(check('bob.test', 1), true);
  assert.equal(check('bob.test', 2), false);
  assert.equal(check('alice.test', 6), true);
});

test('Access_level_reads_one_record_for_the_owner_and_two_for_others', () => {
  const sandbox = assetMinted({ metadata: { description: 'x'.repeat(2000) } });
  grant(sandbox, 'bob.test', 4);
  const reads = (account_id: string) => sandbox.reads('nrc_access_level', { token_id: TOKEN, account_id });
  assert.equal(reads('alice.test'), 1);
  assert.equal(reads('bob.test'), 2);
  assert.equal(reads('carol.test'), 2);
});

test('Caller_is_the_predecessor_never_the_signer', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'relayer.test', 6);
  assertRefused(setAccess(sandbox, {}, 'mallory.test'), 'E_LEVEL_TOO_LOW');
});
