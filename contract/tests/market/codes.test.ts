import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { find } from './support/wasm.js';

const codesIn = (text: string) => new Set(text.match(/\bE_[A-Z_]+\b/g));
const ownCodes = codesIn(readFileSync(find('market/src/refusal.rs'), 'utf8') + readFileSync(find('kit/src/refusal.rs'), 'utf8'));
/** No input is known to reach it. */
const UNREACHABLE = 'E_INTERNAL';

test('README_names_every_code_and_no_other', () => {
  assert.deepEqual([...codesIn(readFileSync(find('market/README.md'), 'utf8'))].sort(), [...ownCodes].sort());
});

test('Every_code_is_provoked_by_a_test', () => {
  const folder = dirname(fileURLToPath(import.meta.url));
  const tests = readdirSync(folder).filter(name => name.endsWith('.test.js')).map(name => readFileSync(join(folder, name), 'utf8'));
  const provoked = codesIn(tests.join('\n'));
  assert.deepEqual([...ownCodes].filter(code => !provoked.has(code) && code !== UNREACHABLE), []);
});
