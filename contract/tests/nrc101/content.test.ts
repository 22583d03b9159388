import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEvents, assertRefused, nrc101 } from './expect.js';
import { assetMinted, grant, METADATA, NO_METADATA, TOKEN, VERSION } from './scenarios.js';
import { DEPOSIT, type Sandbox, SECOND, START } from './sandbox.js';

const update = (sandbox: Sandbox, args: Record<string, unknown>, by = 'alice.test', deposit = DEPOSIT) =>
  sandbox.call('nrc_update_metadata', { token_id: TOKEN, ...args }, by, deposit);
const publish = (sandbox: Sandbox, version: unknown = VERSION, by = 'alice.test', deposit = DEPOSIT) =>
  sandbox.call('nrc_publish_version', { token_id: TOKEN, version }, by, deposit);

test('Update_metadata_replaces_it_whole_and_emits_all_of_it', () => {
  const sandbox = assetMinted({ metadata: { license: 'GPL', task: 'ocr' } });
  assertEvents(update(sandbox, { metadata: { license: 'MIT' } }),
    nrc101('metadata_update', { token_id: TOKEN, name: 'Cats', metadata: { ...NO_METADATA, license: 'MIT' }, by: 'alice.test' }));
  assertEvents(update(sandbox, { name: 'Dogs' }),
    nrc101('metadata_update', { token_id: TOKEN, name: 'Dogs', metadata: { ...NO_METADATA, license: 'MIT' }, by: 'alice.test' }));
});

test('Update_metadata_to_what_it_is_emits_nothing', () => {
  const sandbox = assetMinted({ metadata: METADATA });
  assertEvents(update(sandbox, {}));
  assertEvents(update(sandbox, { name: 'Cats', metadata: METADATA }));
});

test('Update_metadata_pays_for_growth_and_is_paid_for_shrinking', () => {
  const sandbox = assetMinted();
  assertRefused(update(sandbox, { metadata: METADATA }, 'alice.test', 1n), 'E_DEPOSIT');
  const before = sandbox.balance;
  update(sandbox, { metadata: METADATA });
  update(sandbox, { metadata: {} }, 'alice.test', 1n);
  assert.equal(sandbox.balance, before);
});

test('Key_that_can_attach_nothing_changes_no_content', () => {
  const sandbox = assetMinted();
  sandbox.ok('storage_deposit', {}, 'alice.test', DEPOSIT);
  assertRefused(update(sandbox, { name: 'X' }, 'alice.test', 0n), 'E_DEPOSIT');
  assertRefused(publish(sandbox, VERSION, 'alice.test', 0n), 'E_DEPOSIT');
  assert.equal(publish(sandbox, VERSION, 'alice.test', 1n).panic, null, 'the balance pays for the rest');
});

test('Last_fifty_versions_are_the_owners', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'editor.test', 5);
  for (let i = 0; i < 450; i++) publish(sandbox, VERSION, 'editor.test');
  assertRefused(publish(sandbox, VERSION, 'editor.test'), 'E_TOO_MANY_VERSIONS');
  for (let i = 0; i < 50; i++) publish(sandbox);
  assertRefused(publish(sandbox), 'E_TOO_MANY_VERSIONS');
});

test('Update_metadata_needs_level_5', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'reader.test', 4);
  grant(sandbox, 'editor.test', 5);
  assertRefused(update(sandbox, { name: 'X' }, 'reader.test'), 'E_LEVEL_TOO_LOW');
  assert.equal(update(sandbox, { name: 'X' }, 'editor.test').events[0]!.data['by'], 'editor.test');
  assertRefused(update(sandbox, { token_id: '1:2', name: 'X' }), 'E_NO_SUCH_ASSET');
  assertRefused(update(sandbox, { name: '' }), 'E_BAD_INPUT');
});

test('Publish_version_counts_up_and_emits_it', () => {
  const sandbox = assetMinted();
  sandbox.now += SECOND;
  const published = (number: number) => nrc101('version_publish', {
    token_id: TOKEN,
    version: {
      number, cid: VERSION.cid, sha256: VERSION.sha256, size: VERSION.size, salted_commitment: VERSION.salted_commitment,
      published_at: String(START + SECOND),
    },
    by: 'alice.test',
  });
  assertEvents(publish(sandbox), published(1));
  assertEvents(publish(sandbox), published(2));
});

test('Publish_version_after_a_mint_with_one_is_the_second', () => {
  const sandbox = assetMinted({ version: VERSION });
  const outcome = publish(sandbox, { ...VERSION, cid: 'second' });
  assert.equal((outcome.events[0]!.data['version'] as { number: number }).number, 2);
  const asset = sandbox.view('nrc_asset', { token_id: TOKEN }) as { version: { cid: string }; version_count: number };
  assert.equal(asset.version.cid, 'second');
  assert.equal(asset.version_count, 2);
  const versions = sandbox.view('nrc_versions', { token_id: TOKEN }) as { cid: string; number: number }[];
  assert.deepEqual(versions.map(({ cid, number }) => [number, cid]), [[1, VERSION.cid], [2, 'second']]);
  assert.equal((sandbox.view('nrc_versions', { token_id: TOKEN, from_index: 1 }) as unknown[]).length, 1);
});

test('Publish_version_needs_level_5_a_deposit_and_a_version', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'reader.test', 4);
  assertRefused(publish(sandbox, VERSION, 'reader.test'), 'E_LEVEL_TOO_LOW');
  assertRefused(publish(sandbox, VERSION, 'alice.test', 0n), 'E_DEPOSIT');
  assertRefused(publish(sandbox, null), 'E_BAD_INPUT');
  assertRefused(publish(sandbox, { ...VERSION, size: -1 }), 'E_BAD_INPUT');
  assertRefused(sandbox.call('nrc_publish_version', { token_id: '3:3', version: VERSION }), 'E_NO_SUCH_ASSET');
});

test('Asset_holds_500_versions_and_is_burnt_with_all_of_them', () => {
  const sandbox = assetMinted();
  for (let number = 1; number <= 500; number++) assert.equal(publish(sandbox).panic, null);
  assertRefused(publish(sandbox), 'E_TOO_MANY_VERSIONS');
  assert.equal(sandbox.call('nrc_burn', { token_id: TOKEN }, 'alice.test', 1n).panic, null);
});
