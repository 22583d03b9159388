import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRefused } from './expect.js';
import { Random } from './random.js';
import { assetMinted, collectionMade, mint, TOKEN } from './scenarios.js';
import { DEPOSIT, type Sandbox } from './sandbox.js';

const SEED = Number(process.env['NRC101_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
const STEPS = 400;

type Change = (item: string) => void;

/** Lists are kept in chunks of sixteen, so these hold several, and shrink to none and grow again. */
function walk(pool: readonly string[], add: Change, remove: Change, check: (held: Set<string>) => void): void {
  const random = new Random(SEED);
  const held = new Set<string>();
  for (let step = 0; step < STEPS; step++) {
    const growing = Math.floor(step / 100) % 2 === 0;
    const item = random.pick(pool);
    if (growing === random.chance(80) && !held.has(item)) {
      add(item);
      held.add(item);
    } else if (held.size > 0) {
      const gone = random.pick([...held]);
      remove(gone);
      held.delete(gone);
    }
    if (step % 20 === 19) check(held);
  }
  for (const item of held) remove(item);
  check(new Set());
}

const pages = (sandbox: Sandbox, method: string, args: object): Record<string, unknown>[] =>
  [0, 17, 34, 51].flatMap(from_index => sandbox.view(method, { ...args, from_index, limit: 17 }) as Record<string, unknown>[]);

test(`Accounts_of_an_asset_come_and_go_seed_${SEED}`, () => {
  const sandbox = assetMinted();
  const before = { usage: sandbox.storageUsage, balance: sandbox.balance };
  const accounts = Array.from({ length: 60 }, (_, i) => `${'x'.repeat(i % 20)}${i}.test`);
  walk(accounts,
    account_id => { sandbox.ok('nrc_set_access', { token_id: TOKEN, account_id, level: 3 }, 'alice.test', DEPOSIT); },
    account_id => { sandbox.ok('nrc_revoke_access', { token_id: TOKEN, account_id }, 'alice.test', 1n); },
    held => {
      const listed = pages(sandbox, 'nrc_access_list', { token_id: TOKEN }).map(item => item['account_id'] as string);
      assert.deepEqual(listed.sort(), [...held].sort());
    });
  assert.deepEqual({ usage: sandbox.storageUsage, balance: sandbox.balance }, before, 'all that was paid is paid back');
});

test(`Assets_of_an_account_come_and_go_seed_${SEED}`, () => {
  const sandbox = collectionMade();
  const tokens = Array.from({ length: 60 }, () => mint(sandbox));
  const usage = sandbox.storageUsage;
  const grant = { account_id: 'bob.test', level: 2 };
  walk(tokens,
    token_id => { sandbox.ok('nrc_set_access', { token_id, ...grant }, 'alice.test', DEPOSIT); },
    token_id => { sandbox.ok('nrc_revoke_access', { token_id, account_id: 'bob.test' }, 'alice.test', 1n); },
    held => {
      const reached = pages(sandbox, 'nrc_assets_accessible_to', { account_id: 'bob.test' }).map(item => item['token_id'] as string);
      assert.deepEqual(reached.sort(), [...held].sort());
    });
  assert.equal(sandbox.storageUsage, usage);
});

test(`Assets_of_a_collection_come_and_go_seed_${SEED}`, () => {
  const sandbox = collectionMade();
  const usage = sandbox.storageUsage;
  const minted = new Map<string, string>();
  walk(Array.from({ length: 60 }, (_, i) => `asset ${i}`),
    name => { minted.set(name, mint(sandbox, { name })); },
    name => { sandbox.ok('nrc_burn', { token_id: minted.get(name) }, 'alice.test', 1n); },
    held => {
      const names = pages(sandbox, 'nrc_assets_in_collection', { collection_id: '1' }).map(item => item['name'] as string);
      assert.deepEqual(names.sort(), [...held].sort());
      assert.equal(sandbox.view('nft_total_supply'), String(held.size));
    });
  assert.equal(sandbox.storageUsage, usage);
});

test('Default_level_6_is_refused_at_the_mint_too', () => {
  const sandbox = collectionMade();
  const args = { collection_id: '1', kind: 'model', name: 'M', default_level: 6 };
  assertRefused(sandbox.call('nrc_mint', args, 'alice.test', DEPOSIT), 'E_BAD_INPUT');
});
