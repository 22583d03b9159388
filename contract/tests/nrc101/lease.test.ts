import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEvents, assertRefused, nrc101 } from './expect.js';
import type { Outcome } from './outcome.js';
import { assetMinted, grant, lease, LEASE_PERIOD, LEASE_PRICE, leaseOffered, levelOf, offerLease, TOKEN } from './scenarios.js';
import { DEPOSIT, type Sandbox, SECOND, START, YOCTO_PER_BYTE } from './sandbox.js';

function terms(sandbox: Sandbox, args: Record<string, unknown>, by = 'alice.test', deposit = DEPOSIT): Outcome {
  const standard = { token_id: TOKEN, level: 4, price_per_period: '5', period: '7', max_periods: 2 };
  return sandbox.call('nrc_set_lease_terms', { ...standard, ...args }, by, deposit);
}
const gone = { price_per_period: null, period: null, max_periods: null };

test('Lease_terms_are_set_shown_and_withdrawn', () => {
  const sandbox = assetMinted();
  const event = { token_id: TOKEN, level: 4, price_per_period: '5', period: '7', max_periods: 2, by: 'alice.test' };
  assertEvents(terms(sandbox, {}), nrc101('lease_terms_set', event));
  assertEvents(terms(sandbox, {}));
  terms(sandbox, { level: 1 });
  assert.deepEqual(sandbox.view('nrc_lease_terms', { token_id: TOKEN }), [
    { level: 1, price_per_period: '5', period: '7', max_periods: 2 }, { level: 4, price_per_period: '5', period: '7', max_periods: 2 },
  ]);
  assertEvents(terms(sandbox, gone), nrc101('lease_terms_set', { ...event, ...gone }));
  assertEvents(terms(sandbox, gone));
});

test('Lease_terms_are_the_owners_alone_and_need_a_deposit_and_sense', () => {
  const sandbox = assetMinted({ max_level: 3 });
  assertRefused(terms(sandbox, {}, 'editor.test'), 'E_NOT_OWNER');
  assertRefused(terms(sandbox, {}, 'alice.test', 0n), 'E_DEPOSIT');
  assertRefused(terms(sandbox, { level: 4 }), 'E_OVER_MAX_LEVEL');
  assertRefused(terms(sandbox, { token_id: '1:9' }), 'E_NO_SUCH_ASSET');
  const tooLong = { period: String(61n * 86_400n * SECOND + 1n), max_periods: 6 };
  const bad = [{ level: 0 }, { level: 5 }, { level: 6 }, { period: '0' }, { period: null }, { max_periods: 0 }, { max_periods: 10_001 },
    tooLong, { price_per_period: null }];
  for (const args of bad) assertRefused(terms(sandbox, args), 'E_BAD_INPUT');
});

test('Lease_terms_are_not_an_administrators_and_no_lease_is_of_a_level_that_writes', () => {
  const sandbox = leaseOffered();
  grant(sandbox, 'admin.test', 6);
  for (const args of [{}, gone]) assertRefused(terms(sandbox, args, 'admin.test'), 'E_NOT_OWNER');
  for (const level of [5, 6]) {
    assertRefused(terms(sandbox, { level }), 'E_BAD_INPUT');
    assertRefused(lease(sandbox, 'bob.test', { level }), 'E_BAD_INPUT');
  }
  const aYear = { level: 3, period: String(61n * 86_400n * SECOND), max_periods: 6 };
  assert.equal(terms(sandbox, aYear).panic, null, '366 days');
});

test('abuse 57: a lease price that is no amount is an invalid amount', () => {
  const sandbox = leaseOffered();
  const bad = ['0', '-1', '1.5', '1e3', '', ' 1', '01', '+1', '0x10', 5, String(2n ** 128n), String(10n ** 33n + 1n)];
  for (const price_per_period of bad) assertRefused(terms(sandbox, { price_per_period }), 'E_INVALID_AMOUNT');
  for (const expected_price of bad.slice(1, -1)) assertRefused(lease(sandbox, 'bob.test', { expected_price }), 'E_INVALID_AMOUNT');
});

test('Lease_confers_its_level_until_its_nanosecond', () => {
  const sandbox = leaseOffered();
  const end = START + 2n * LEASE_PERIOD;
  assertEvents(lease(sandbox, 'bob.test', { periods: 2 }),
    nrc101('lease_start', {
      token_id: TOKEN, account_id: 'bob.test', level: 4, periods: 2, price: String(2n * LEASE_PRICE), platform_fee: '0',
      payouts: { 'alice.test': String(2n * LEASE_PRICE) }, started_at: String(START), expires_at: String(end),
    }),
    nrc101('access_set', {
      token_id: TOKEN, account_id: 'bob.test', level: 4, expires_at: String(end), granted_by: 'bob.test', granted_at: String(START),
      origin: 'lease',
    }));
  sandbox.now = end - 1n;
  assert.equal(levelOf(sandbox, 'bob.test'), 4);
});

test('abuse 62: a lease ends by block time, and what needs it is refused from then on', () => {
  const sandbox = leaseOffered();
  lease(sandbox, 'bob.test');
  const begun = { token_id: TOKEN, account_id: 'bob.test', level: 4 };
  assert.equal(sandbox.view('nrc_check_access', begun), true);
  sandbox.now = START + LEASE_PERIOD;
  assert.equal(sandbox.view('nrc_check_access', begun), false);
  assertRefused(sandbox.call('nrc_resell_access', { token_id: TOKEN, receiver_id: 'carol.test' }, 'bob.test', DEPOSIT), 'E_NO_RIGHT');
});

test('Lease_pays_owner_royalties_and_platform_and_refunds_the_rest', () => {
  const sandbox = leaseOffered({ royalty: { 'artist.test': 1000, 'alice.test': 500 } });
  sandbox.ok('nrc_set_platform', { account_id: 'neura.test', fee_basis_points: 250 }, 'root.test', 1n);
  const usage = sandbox.storageUsage;
  const outcome = lease(sandbox, 'bob.test');
  const state = BigInt(sandbox.storageUsage - usage) * YOCTO_PER_BYTE;
  const paid = Object.fromEntries(outcome.refunds.map(({ to, amount }) => [to, amount]));
  assert.deepEqual(paid, {
    'bob.test': DEPOSIT - LEASE_PRICE - state, 'artist.test': LEASE_PRICE / 10n, 'alice.test': LEASE_PRICE * 875n / 1000n,
    'neura.test': LEASE_PRICE * 25n / 1000n,
  });
  assert.deepEqual(outcome.events[0]!.data['payouts'], {
    'artist.test': String(LEASE_PRICE / 10n), 'alice.test': String(LEASE_PRICE * 875n / 1000n),
  });
  assert.equal(outcome.events[0]!.data['platform_fee'], String(LEASE_PRICE * 25n / 1000n));
});

test('abuse 60: a price or period changed before the lease lands is refused', () => {
  const sandbox = leaseOffered();
  offerLease(sandbox, { price_per_period: String(LEASE_PRICE + 1n) });
  assertRefused(lease(sandbox, 'bob.test'), 'E_PRICE_CHANGED');
  offerLease(sandbox, { price_per_period: String(LEASE_PRICE - 1n) });
  assertRefused(lease(sandbox, 'bob.test'), 'E_PRICE_CHANGED');
  offerLease(sandbox, { period: String(LEASE_PERIOD / 2n) });
  assertRefused(lease(sandbox, 'bob.test', { least_expires_at: String(START + LEASE_PERIOD) }), 'E_PRICE_CHANGED');
  assert.equal(lease(sandbox, 'bob.test', { least_expires_at: String(START + LEASE_PERIOD / 2n) }).panic, null);
});

test('Lease_of_the_level_held_runs_on_and_never_beyond_the_longest', () => {
  const sandbox = leaseOffered();
  lease(sandbox, 'bob.test', { periods: 3 });
  assertRefused(lease(sandbox, 'bob.test', { periods: 2 }), 'E_LEASE_TOO_LONG');
  const { data } = lease(sandbox, 'bob.test').events[0]!;
  assert.equal(data['started_at'], String(START + 3n * LEASE_PERIOD));
  assert.equal(data['expires_at'], String(START + 4n * LEASE_PERIOD));
  for (const periods of [0, 5]) assertRefused(lease(sandbox, 'carol.test', { periods }), 'E_LEASE_TOO_LONG');
});

test('Lease_that_would_take_something_away_is_refused', () => {
  const sandbox = leaseOffered();
  offerLease(sandbox, { level: 3 });
  offerLease(sandbox, { level: 1 });
  lease(sandbox, 'bob.test', { level: 3, periods: 2 });
  assertRefused(lease(sandbox, 'bob.test', { level: 4 }), 'E_WOULD_LOSE');
  assertRefused(lease(sandbox, 'bob.test', { level: 1 }), 'E_WOULD_LOSE');
  sandbox.now += LEASE_PERIOD;
  assert.equal(lease(sandbox, 'bob.test', { level: 4 }).panic, null, 'as long, and higher');
  grant(sandbox, 'mallory.test', 0);
  assertRefused(lease(sandbox, 'mallory.test'), 'E_SHUT_OUT');
});

test('Lease_without_terms_by_the_owner_or_over_the_cap_is_refused', () => {
  const sandbox = leaseOffered();
  assertRefused(lease(sandbox, 'bob.test', { level: 3 }), 'E_NO_LEASE');
  assertRefused(lease(sandbox, 'alice.test'), 'E_BAD_INPUT');
  assertRefused(lease(sandbox, 'bob.test', {}, LEASE_PRICE), 'E_DEPOSIT');
  assertRefused(lease(sandbox, 'bob.test', {}, LEASE_PRICE - 1n), 'E_DEPOSIT');
  sandbox.ok('nrc_set_max_level', { token_id: TOKEN, level: 3 }, 'alice.test', 1n);
  assertRefused(lease(sandbox, 'bob.test'), 'E_OVER_MAX_LEVEL');
  assertRefused(lease(sandbox, 'bob.test', { token_id: '1:9' }), 'E_NO_SUCH_ASSET');
});

test('Lease_outlives_a_transfer_but_its_terms_do_not', () => {
  const sandbox = leaseOffered();
  lease(sandbox, 'bob.test');
  sandbox.ok('nft_transfer', { token_id: TOKEN, receiver_id: 'carol.test' }, 'alice.test', 1n);
  assert.equal(levelOf(sandbox, 'bob.test'), 4);
  assert.deepEqual(sandbox.view('nrc_lease_terms', { token_id: TOKEN }), []);
  assertRefused(lease(sandbox, 'dora.test'), 'E_NO_LEASE');
  const revoke = { token_id: TOKEN, account_id: 'bob.test', origin: 'lease' };
  assertRefused(sandbox.call('nrc_revoke_access', revoke, 'carol.test', 1n), 'E_PAID_RIGHT');
});

test('Cap_and_burn_leave_what_was_paid_for_until_it_has_expired', () => {
  const sandbox = leaseOffered();
  const cap = (level: number) => sandbox.call('nrc_set_max_level', { token_id: TOKEN, level }, 'alice.test', 1n);
  const burn = (by = 'alice.test') => sandbox.call('nrc_burn', { token_id: TOKEN }, by, 1n);
  const paid = () => {
    const { paid_level, paid_until } = sandbox.view('nrc_asset', { token_id: TOKEN }) as Record<string, unknown>;
    return [paid_level, paid_until];
  };
  offerLease(sandbox, { level: 1 });
  assert.deepEqual(paid(), [0, null]);
  lease(sandbox, 'bob.test');
  lease(sandbox, 'carol.test', { level: 1, periods: 3 });
  assert.deepEqual(paid(), [4, String(START + 3n * LEASE_PERIOD)], 'the highest level, and the latest expiry');
  assert.equal(cap(5).panic, null);
  assert.equal(cap(4).panic, null);
  assertRefused(cap(3), 'E_WOULD_LOSE');
  assertRefused(burn('bob.test'), 'E_NOT_OWNER');
  assertRefused(burn(), 'E_LEASED');
  sandbox.ok('nft_transfer', { token_id: TOKEN, receiver_id: 'dora.test' }, 'alice.test', 1n);
  assertRefused(burn('dora.test'), 'E_LEASED');
  sandbox.now = START + 3n * LEASE_PERIOD;
  assert.deepEqual(paid(), [0, null]);
  assert.equal(sandbox.call('nrc_set_max_level', { token_id: TOKEN, level: 1 }, 'dora.test', 1n).panic, null);
  assert.equal(burn('dora.test').panic, null);
});

test('What_was_paid_for_and_has_expired_binds_no_later_cap', () => {
  const sandbox = leaseOffered();
  offerLease(sandbox, { level: 1 });
  lease(sandbox, 'bob.test');
  sandbox.now += LEASE_PERIOD;
  lease(sandbox, 'carol.test', { level: 1 });
  assert.equal(sandbox.call('nrc_set_max_level', { token_id: TOKEN, level: 1 }, 'alice.test', 1n).panic, null);
});

test('Payout_that_fails_is_kept_for_its_account', () => {
  const sandbox = leaseOffered({ royalty: { 'nobody.test': 5000 } });
  const half = LEASE_PRICE / 2n;
  const [callback] = lease(sandbox, 'bob.test').calls;
  assert.equal(callback!.method, 'nrc_resolve_payout');
  sandbox.balance += half;
  const { min } = sandbox.view('storage_balance_bounds') as { min: string };
  const kept = String(half - BigInt(min));
  assertEvents(sandbox.callback(callback!, [null, '']), nrc101('payout_hold', { account_id: 'nobody.test', amount: kept }));
  assert.deepEqual(sandbox.view('storage_balance_of', { account_id: 'nobody.test' }), { total: String(half), available: kept });
  const { refunds } = sandbox.ok('storage_unregister', {}, 'nobody.test', 1n);
  assert.deepEqual(refunds, [{ to: 'nobody.test', amount: half + 1n }]);
  assertRefused(sandbox.call('nrc_resolve_payout', callback!.args, 'mallory.test'), 'E_PRIVATE');
});

test('Payout_too_small_to_be_kept_for_its_account_goes_to_the_owner', () => {
  const sandbox = leaseOffered({ royalty: { 'nobody.test': 100 } });
  const part = LEASE_PRICE / 100n;
  const [callback] = lease(sandbox, 'bob.test').calls;
  sandbox.balance += part;
  const outcome = sandbox.callback(callback!, [null, '']);
  const told = { account_id: 'nobody.test', amount: String(part), to_id: 'alice.test' };
  assertEvents(outcome, nrc101('payout_forward', told));
  assert.deepEqual(outcome.refunds, [{ to: 'alice.test', amount: part }]);
});

test('Payout_too_small_to_be_kept_for_an_owner_that_is_gone_stays_and_is_told', () => {
  const sandbox = leaseOffered();
  offerLease(sandbox, { price_per_period: '7' });
  const [callback] = lease(sandbox, 'bob.test', { expected_price: '7' }).calls;
  sandbox.balance += 7n;
  const outcome = sandbox.callback(callback!, [null]);
  assertEvents(outcome, nrc101('payout_forward', { account_id: 'alice.test', amount: '7', to_id: null }));
  assert.deepEqual(outcome.refunds, []);
});
