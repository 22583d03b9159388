import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEvents, assertRefused, nrc101 } from './expect.js';
import { assetMinted, grant, levelOf, TOKEN } from './scenarios.js';
import { DEPOSIT, type Sandbox, SECOND, START } from './sandbox.js';

const ask = (sandbox: Sandbox, level: unknown, by = 'bob.test', message: string | null = null, deposit = DEPOSIT) =>
  sandbox.call('nrc_request_access', { token_id: TOKEN, level, message }, by, deposit);
const pending = (sandbox: Sandbox, page: Record<string, unknown> = {}) =>
  sandbox.view('nrc_access_requests', { token_id: TOKEN, ...page }) as { account_id: string }[];
/** Of bob's request for level 3 unless told otherwise. */
const answer = (sandbox: Sandbox, approved: unknown, by = 'alice.test', more: Record<string, unknown> = {}, deposit = DEPOSIT) => {
  const asked = { token_id: TOKEN, account_id: 'bob.test', level: 3, requested_at: String(START) };
  return sandbox.call('nrc_answer_request', { ...asked, approved, ...more }, by, deposit);
};

test('Request_is_listed_until_it_is_answered', () => {
  const sandbox = assetMinted();
  const usage = sandbox.storageUsage;
  const asked = { account_id: 'bob.test', level: 4, message: 'for my thesis', requested_at: String(START) };
  assertEvents(ask(sandbox, 4, 'bob.test', 'for my thesis'), nrc101('access_request', { token_id: TOKEN, ...asked }));
  assertEvents(ask(sandbox, 4, 'bob.test', 'for my thesis'));
  assert.deepEqual(pending(sandbox), [asked]);
  const outcome = answer(sandbox, false, 'alice.test', { level: 4 });
  assertEvents(outcome, nrc101('access_answer', {
    token_id: TOKEN, account_id: 'bob.test', level: 4, approved: false, by: 'alice.test', answered_at: String(START),
  }));
  assert.ok(outcome.refunds.some(({ to }) => to === 'bob.test'), 'who asked has the price of the record back');
  assert.deepEqual([pending(sandbox), sandbox.storageUsage, levelOf(sandbox, 'bob.test')], [[], usage, 0]);
});

test('Approved_request_grants_what_was_asked_for', () => {
  const sandbox = assetMinted();
  ask(sandbox, 3);
  const until = String(START + 9n * SECOND);
  assertEvents(answer(sandbox, true, 'alice.test', { expires_at: until }),
    nrc101('access_answer', {
      token_id: TOKEN, account_id: 'bob.test', level: 3, approved: true, by: 'alice.test', answered_at: String(START),
    }),
    nrc101('access_set', {
      token_id: TOKEN, account_id: 'bob.test', level: 3, expires_at: until, granted_by: 'alice.test', granted_at: String(START),
      origin: 'grant',
    }));
  assert.equal(levelOf(sandbox, 'bob.test'), 3);
});

test('Request_for_what_is_held_or_over_the_cap_is_refused', () => {
  const sandbox = assetMinted({ default_level: 2, max_level: 4 });
  assertRefused(ask(sandbox, 2), 'E_BAD_INPUT');
  assertRefused(ask(sandbox, 0), 'E_BAD_INPUT');
  assertRefused(ask(sandbox, 5), 'E_OVER_MAX_LEVEL');
  assertRefused(ask(sandbox, 4, 'alice.test'), 'E_BAD_INPUT');
  assertRefused(ask(sandbox, 3, 'bob.test', 'x'.repeat(513)), 'E_BAD_INPUT');
  assertRefused(ask(sandbox, 3, 'bob.test', null, 1n), 'E_DEPOSIT');
  assertRefused(sandbox.call('nrc_request_access', { token_id: '1:9', level: 3 }, 'bob.test', DEPOSIT), 'E_NO_SUCH_ASSET');
});

test('Answer_needs_level_6_and_a_request', () => {
  const sandbox = assetMinted();
  assertRefused(answer(sandbox, true), 'E_NO_SUCH_REQUEST');
  ask(sandbox, 3);
  assertRefused(answer(sandbox, true, 'bob.test'), 'E_LEVEL_TOO_LOW');
  assertRefused(answer(sandbox, false, 'mallory.test'), 'E_LEVEL_TOO_LOW');
  assertRefused(answer(sandbox, true, 'alice.test', {}, 0n), 'E_DEPOSIT');
  assertRefused(answer(sandbox, true, 'alice.test', { expires_at: '1' }), 'E_EXPIRED');
  assert.equal(pending(sandbox).length, 1);
  grant(sandbox, 'admin.test', 6);
  assert.equal(answer(sandbox, true, 'admin.test').events[1]!.data['granted_by'], 'admin.test');
});

test('Request_swapped_while_it_is_looked_at_is_not_approved_by_the_answer_to_the_one_before', () => {
  const sandbox = assetMinted();
  ask(sandbox, 1, 'bob.test', 'just inference');
  sandbox.now += SECOND;
  ask(sandbox, 6, 'bob.test', 'just inference');
  assertRefused(answer(sandbox, true, 'alice.test', { level: 1 }), 'E_NO_SUCH_REQUEST');
  assertRefused(answer(sandbox, true, 'alice.test', { level: 6 }), 'E_NO_SUCH_REQUEST');
  for (const more of [{ level: null }, { requested_at: null }]) assertRefused(answer(sandbox, true, 'alice.test', more), 'E_BAD_INPUT');
  assert.equal(levelOf(sandbox, 'bob.test'), 0);
  assert.equal(answer(sandbox, false, 'alice.test', { level: 6, requested_at: String(START + SECOND) }).panic, null);
});

test('Approval_never_takes_from_a_grant_given_meanwhile', () => {
  const sandbox = assetMinted();
  ask(sandbox, 3);
  grant(sandbox, 'bob.test', 5);
  assertRefused(answer(sandbox, true), 'E_WOULD_LOSE');
  grant(sandbox, 'bob.test', 3);
  assertRefused(answer(sandbox, true, 'alice.test', { expires_at: String(START + SECOND) }), 'E_WOULD_LOSE');
  grant(sandbox, 'bob.test', 0);
  assert.equal(answer(sandbox, true, 'alice.test', { expires_at: String(START + SECOND) }).panic, null, 'who was shut out is let in');
  assert.equal(levelOf(sandbox, 'bob.test'), 3);
});

test('Who_asked_may_withdraw_also_after_a_burn', () => {
  const sandbox = assetMinted();
  ask(sandbox, 3);
  assert.equal(answer(sandbox, false, 'bob.test').events[0]!.data['by'], 'bob.test');
  ask(sandbox, 3);
  sandbox.ok('nrc_burn', { token_id: TOKEN }, 'alice.test', 1n);
  assertRefused(answer(sandbox, true), 'E_NO_SUCH_ASSET');
  assert.ok(answer(sandbox, false, 'bob.test').refunds.length > 0);
});

test('Request_of_who_has_become_owner_can_only_be_refused', () => {
  const sandbox = assetMinted();
  ask(sandbox, 3);
  sandbox.ok('nft_transfer', { token_id: TOKEN, receiver_id: 'bob.test' }, 'alice.test', 1n);
  assertRefused(answer(sandbox, true, 'bob.test'), 'E_BAD_INPUT');
  assert.equal(answer(sandbox, false, 'bob.test').panic, null);
});

test('Requests_are_paged_over_more_than_a_chunk', () => {
  const sandbox = assetMinted();
  const accounts = Array.from({ length: 40 }, (_, i) => `u${i}.test`);
  for (const account of accounts) ask(sandbox, 3, account);
  assert.deepEqual(pending(sandbox).map(item => item.account_id), accounts);
  assert.deepEqual(pending(sandbox, { from_index: 30, limit: 4 }).map(item => item.account_id), accounts.slice(30, 34));
  for (const [index, account_id] of accounts.entries()) {
    if (index % 3 > 0) answer(sandbox, false, 'alice.test', { account_id });
  }
  assert.deepEqual(pending(sandbox).map(item => item.account_id).sort(), accounts.filter((_, i) => i % 3 === 0).sort());
});
