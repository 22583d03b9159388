import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { WASM } from './artifact.js';

const CONTRACT = contractFolder(dirname(fileURLToPath(import.meta.url)));
const TESTS = join(CONTRACT, 'tests/nrc101');
const FILES = readdirSync(TESTS).filter(name => name.endsWith('.test.ts') && name !== 'artifact.test.ts');
const TEXT = FILES.map(name => readFileSync(join(TESTS, name), 'utf8')).join('\n');

/** The sources' folder: the compiled tests lie in another. */
function contractFolder(folder: string): string {
  return existsSync(join(folder, 'nrc101/src')) ? folder : contractFolder(dirname(folder));
}

test('Every_code_of_the_contract_is_provoked_by_a_test', () => {
  const sources = ['nrc101/src/refusal.rs', 'kit/src/refusal.rs'].map(path => readFileSync(join(CONTRACT, path), 'utf8')).join('\n');
  const codes = [...sources.matchAll(/"(E_[A-Z_]+)"/g)].map(([, code]) => code!);
  // E_INTERNAL is a defect: the tests search for one, and none is known.
  const missing = codes.filter(code => code !== 'E_INTERNAL' && !TEXT.includes(`'${code}'`) && !TEXT.includes(`/${code}: /`));
  assert.ok(codes.length > 35);
  assert.deepEqual(missing, []);
});

test('Every_method_of_the_contract_is_called_by_a_test', () => {
  const functions = WebAssembly.Module.exports(new WebAssembly.Module(WASM)).filter(({ kind }) => kind === 'function');
  assert.deepEqual(functions.map(({ name }) => name).filter(method => !TEXT.includes(`'${method}'`)), []);
});

test('Every_code_and_method_is_in_the_documentation', () => {
  const documents = ['nrc101/README.md', 'nrc101/docs/standard.md'].map(path => readFileSync(join(CONTRACT, path), 'utf8')).join('\n');
  const sources = readFileSync(join(CONTRACT, 'nrc101/src/refusal.rs'), 'utf8') + readFileSync(join(CONTRACT, 'nrc101/src/lib.rs'), 'utf8');
  const names = [...sources.matchAll(/"(E_[A-Z_]+)"|\b((?:nrc|nft|storage)_[a-z_]+)/g)].map(match => match[1] ?? match[2]!);
  assert.deepEqual([...new Set(names)].filter(name => !documents.includes(name)), []);
});
