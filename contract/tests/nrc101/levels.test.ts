import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEvents, assertRefused, nrc101 } from './expect.js';
import { assetMinted, grant, levelOf, TOKEN } from './scenarios.js';
import type { Sandbox } from './sandbox.js';

const setDefault = (sandbox: Sandbox, level: unknown, by = 'alice.test', deposit = 1n) =>
  sandbox.call('nrc_set_default_level', { token_id: TOKEN, level }, by, deposit);
const setMax = (sandbox: Sandbox, level: unknown, by = 'alice.test', deposit = 1n) =>
  sandbox.call('nrc_set_max_level', { token_id: TOKEN, level }, by, deposit);

test('Default_level_holds_for_everyone_without_a_grant', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'bob.test', 4);
  assertEvents(setDefault(sandbox, 2), nrc101('default_level_set', { token_id: TOKEN, level: 2, by: 'alice.test' }));
  assert.equal(levelOf(sandbox, 'zoe.test'), 2);
  assert.equal(levelOf(sandbox, 'bob.test'), 4);
  assertEvents(setDefault(sandbox, 2));
  assertEvents(setDefault(sandbox, 0), nrc101('default_level_set', { token_id: TOKEN, level: 0, by: 'alice.test' }));
});

test('Max_level_caps_everyone_but_the_owner', () => {
  const sandbox = assetMinted({ default_level: 3 });
  grant(sandbox, 'bob.test', 5);
  assertEvents(setMax(sandbox, 2), nrc101('max_level_set', { token_id: TOKEN, level: 2, by: 'alice.test' }));
  assert.deepEqual(['alice.test', 'bob.test', 'zoe.test'].map(account => levelOf(sandbox, account)), [6, 2, 2]);
});

test('Max_level_is_only_lowered', () => {
  const sandbox = assetMinted();
  assertEvents(setMax(sandbox, 0));
  assertEvents(setMax(sandbox, 4), nrc101('max_level_set', { token_id: TOKEN, level: 4, by: 'alice.test' }));
  assertRefused(setMax(sandbox, 5), 'E_OVER_MAX_LEVEL');
  assertRefused(setMax(sandbox, 0), 'E_OVER_MAX_LEVEL');
  assertEvents(setMax(sandbox, 4));
  assertEvents(setMax(sandbox, 1), nrc101('max_level_set', { token_id: TOKEN, level: 1, by: 'alice.test' }));
});

test('Default_above_the_cap_is_refused', () => {
  const sandbox = assetMinted({ max_level: 2 });
  assertRefused(setDefault(sandbox, 3), 'E_OVER_MAX_LEVEL');
});

test('Levels_need_level_6_one_yocto_and_an_asset', () => {
  const sandbox = assetMinted();
  grant(sandbox, 'editor.test', 5);
  for (const set of [setDefault, setMax]) {
    assertRefused(set(sandbox, 1, 'editor.test'), 'E_LEVEL_TOO_LOW');
    assertRefused(set(sandbox, 1, 'alice.test', 0n), 'E_DEPOSIT');
    assertRefused(set(sandbox, 7), 'E_BAD_INPUT');
    assertRefused(set(sandbox, null), 'E_BAD_INPUT');
  }
  grant(sandbox, 'admin.test', 6);
  assert.equal(setDefault(sandbox, 1, 'admin.test').events[0]!.data['by'], 'admin.test');
  assert.equal(setMax(sandbox, 5, 'admin.test').events[0]!.data['by'], 'admin.test');
  assertRefused(sandbox.call('nrc_set_max_level', { token_id: '2:1', level: 1 }, 'alice.test', 1n), 'E_NO_SUCH_ASSET');
  assertRefused(sandbox.call('nrc_set_default_level', { token_id: '1:9', level: 1 }, 'alice.test', 1n), 'E_NO_SUCH_ASSET');
});
