import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { encodeBase58 } from '../../devchain/codec/base58.js';
import { WASM } from './artifact.js';
import { assertEvents, assertRefused, nrc101 } from './expect.js';
import { assetMinted } from './scenarios.js';
import { DEPOSIT, Sandbox, SECOND, START } from './sandbox.js';

const ROOT = 'root.test';
const DAY = 86_400n * SECOND;
const HASH = encodeBase58(createHash('sha256').update(WASM).digest());
const contract = (sandbox: Sandbox) => sandbox.view('nrc_contract') as Record<string, unknown>;
/** The wasm itself, staged at `START`, with the delay of two days. */
function staged(): Sandbox {
  const sandbox = Sandbox.initialised();
  sandbox.ok('nrc_stage_upgrade', { code_hash: HASH }, ROOT, 1n);
  return sandbox;
}
const CALLS: [method: string, args: Record<string, unknown>][] = [
  ['nrc_set_owner', { new_owner_id: 'heir.test' }],
  ['nrc_set_platform', { account_id: 'neura.test', fee_basis_points: 250 }],
  ['nrc_set_anchorer', { account_id: 'scribe.test' }],
  ['nrc_stage_upgrade', { code_hash: '1'.repeat(31) + '2' }],
  ['nrc_cancel_upgrade', {}],
];

test('Owner_calls_are_the_owners_alone_and_need_one_yocto', () => {
  const sandbox = assetMinted();
  for (const [method, args] of [...CALLS, ['nrc_apply_upgrade', {}] as const]) {
    assertRefused(sandbox.call(method, args, 'alice.test', 1n), 'E_NOT_CONTRACT_OWNER');
    for (const deposit of [0n, 2n]) assertRefused(sandbox.call(method, args, ROOT, deposit), 'E_DEPOSIT');
  }
});

test('New_sets_the_owner_in_every_office', () => {
  const sandbox = assetMinted();
  assert.deepEqual(contract(sandbox), {
    owner_id: ROOT, platform_id: ROOT, fee_basis_points: 0, anchorer_id: ROOT, collections: 1, assets: 1,
    upgrade_delay: String(2n * 86_400n * 10n ** 9n), staged_upgrade: null, state_version: 3,
  });
  assertRefused(sandbox.call('new', { owner_id: 'mallory.test' }), 'E_ALREADY_INIT');
  assertRefused(new Sandbox().call('nrc_create_collection', { name: 'C' }, 'alice.test', DEPOSIT), 'E_NOT_INIT');
  assertRefused(new Sandbox().call('new', { owner_id: ROOT }, ROOT, 1n), 'E_DEPOSIT');
});

test('Delay_of_an_upgrade_is_a_day_at_least_but_for_development', () => {
  const init = (upgrade_delay: bigint, development?: boolean) =>
    new Sandbox().call('new', { owner_id: ROOT, upgrade_delay: String(upgrade_delay), ...(development !== undefined && { development }) });
  for (const delay of [0n, DAY - 1n, 365n * DAY + 1n]) assertRefused(init(delay), 'E_BAD_INPUT');
  for (const delay of [0n, 60n * SECOND - 1n, 365n * DAY + 1n]) assertRefused(init(delay, true), 'E_BAD_INPUT');
  assertRefused(init(60n * SECOND, false), 'E_BAD_INPUT');
  assert.deepEqual([init(DAY).panic, init(60n * SECOND, true).panic], [null, null]);
});

test('Staged_upgrade_lapses_after_thirty_days', () => {
  const sandbox = staged();
  const apply = () => sandbox.callRaw('nrc_apply_upgrade', WASM, ROOT, 1n);
  sandbox.now = START + 32n * DAY;
  assertRefused(apply(), 'E_NO_UPGRADE');
  assert.equal(contract(sandbox)['staged_upgrade'], null);
  assertRefused(sandbox.call('nrc_cancel_upgrade', {}, ROOT, 1n), 'E_NO_UPGRADE');
  sandbox.now -= 1n;
  assert.equal((contract(sandbox)['staged_upgrade'] as { code_hash: string }).code_hash, HASH);
  assert.equal(apply().panic, null);
});

test('New_owner_inherits_no_staged_upgrade', () => {
  const sandbox = staged();
  assertEvents(sandbox.ok('nrc_set_owner', { new_owner_id: 'heir.test' }, ROOT, 1n),
    nrc101('upgrade_cancel', { code_hash: HASH, by: ROOT }),
    nrc101('owner_set', { old_owner_id: ROOT, new_owner_id: 'heir.test' }));
  sandbox.now += 2n * DAY;
  assertRefused(sandbox.callRaw('nrc_apply_upgrade', WASM, 'heir.test', 1n), 'E_NO_UPGRADE');
});

test('Ownership_is_handed_on', () => {
  const sandbox = Sandbox.initialised();
  const usage = sandbox.storageUsage;
  const set = (new_owner_id: string, by: string) => sandbox.call('nrc_set_owner', { new_owner_id }, by, 1n);
  assertRefused(set(ROOT, ROOT), 'E_SELF_TRANSFER');
  assertEvents(set('h'.repeat(64), ROOT), nrc101('owner_set', { old_owner_id: ROOT, new_owner_id: 'h'.repeat(64) }));
  assertRefused(set('mallory.test', ROOT), 'E_NOT_CONTRACT_OWNER');
  assert.equal(sandbox.storageUsage, usage, 'a name of any length at one yocto');
});

test('Platform_takes_a_tenth_at_most', () => {
  const sandbox = Sandbox.initialised();
  const set = (fee_basis_points: unknown) => sandbox.call('nrc_set_platform', { account_id: 'neura.test', fee_basis_points }, ROOT, 1n);
  assertRefused(set(1001), 'E_FEE');
  assertRefused(set('10'), 'E_BAD_INPUT');
  assertEvents(set(1000), nrc101('platform_set', { account_id: 'neura.test', fee_basis_points: 1000, by: ROOT }));
  assertEvents(set(1000));
});

test('Anchor_is_the_anchorers_and_only_grows', () => {
  const sandbox = Sandbox.initialised();
  assertEvents(sandbox.ok('nrc_set_anchorer', { account_id: 'scribe.test' }, ROOT, 1n),
    nrc101('anchorer_set', { account_id: 'scribe.test', by: ROOT }));
  assertEvents(sandbox.ok('nrc_set_anchorer', { account_id: 'scribe.test' }, ROOT, 1n));
  const root = Buffer.alloc(32, 7).toString('base64');
  const anchor = (args: Record<string, unknown> = {}, by = 'scribe.test', deposit = DEPOSIT) =>
    sandbox.call('nrc_anchor_audit', { origin: 'neura/log', size: 5, root, ...args }, by, deposit);
  assertRefused(anchor({}, ROOT), 'E_NOT_ANCHORER');
  assertRefused(anchor({}, 'scribe.test', 0n), 'E_DEPOSIT');
  assert.equal(sandbox.view('nrc_latest_anchor', { origin: 'neura/log' }), null);
  const told = { origin: 'neura/log', size: 5, root, by: 'scribe.test', anchored_at: String(START) };
  assertEvents(anchor(), nrc101('audit_anchor', told));
  assert.deepEqual(sandbox.view('nrc_latest_anchor', { origin: 'neura/log' }), told);
  assertEvents(anchor({}, 'scribe.test', 0n));
  assertRefused(anchor({ size: 4 }), 'E_ANCHOR_SHRINKS');
  assertRefused(anchor({ root: Buffer.alloc(32, 8).toString('base64') }), 'E_ANCHOR_SHRINKS');
  assert.equal(anchor({ size: 6 }, 'scribe.test', 0n).panic, null, 'an access key without a deposit suffices from the second on');
  assert.equal(anchor({ origin: 'other', size: 0 }).panic, null);
});

test('Anchor_refuses_what_is_no_root', () => {
  const sandbox = Sandbox.initialised();
  const anchor = (root: unknown) => sandbox.call('nrc_anchor_audit', { origin: 'o', size: 1, root }, ROOT, DEPOSIT);
  const good = Buffer.from(Array.from({ length: 32 }, (_, i) => i * 8)).toString('base64');
  // The last digit but one may hold no bits that are not of the 32 bytes.
  const spare = `${good.slice(0, 42)}${String.fromCharCode(good.charCodeAt(42) + 1)}=`;
  const bad = ['', good.slice(1), `${good}=`, good.replace('=', 'A'), spare, `!${good.slice(1)}`, 7];
  for (const root of bad) assertRefused(anchor(root), 'E_BAD_INPUT');
  assert.equal((anchor(good).events[0]!.data as { root: string }).root, good);
  assertRefused(sandbox.call('nrc_anchor_audit', { origin: '', size: 1, root: good }, ROOT, DEPOSIT), 'E_BAD_INPUT');
});
