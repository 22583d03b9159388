import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { WASM, WASM_DIGEST } from './artifact.js';

const MAX_BYTES = 120_000;

const METHODS = [
  'contract_source_metadata', 'new', 'nft_metadata', 'nft_supply_for_owner', 'nft_token', 'nft_tokens_for_owner', 'nft_total_supply',
  'nft_transfer',
  'nrc_access_level', 'nrc_access_list', 'nrc_asset', 'nrc_assets_in_collection', 'nrc_burn', 'nrc_check_access', 'nrc_collection',
  'nrc_collections',
  'nrc_create_collection', 'nrc_mint', 'nrc_publish_version', 'nrc_revoke_access', 'nrc_set_access', 'nrc_set_default_level',
  'nrc_set_max_level',
  'nrc_set_minter', 'nrc_transfer_collection', 'nrc_update_collection', 'nrc_update_metadata', 'nrc_versions',
];

test('Committed_wasm_is_the_one_its_sha256_names', () => {
  assert.equal(createHash('sha256').update(WASM).digest('hex'), WASM_DIGEST);
  assert.ok(WASM.length <= MAX_BYTES, `${WASM.length} bytes`);
});

test('Contract_has_these_methods_and_no_others', () => {
  const module = new WebAssembly.Module(WASM);
  const functions = WebAssembly.Module.exports(module).filter(entry => entry.kind === 'function').map(entry => entry.name);
  assert.deepEqual(functions.sort(), METHODS);
});

test('Contract_calls_no_other_account_and_never_asks_for_the_signer', () => {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(WASM)).map(entry => entry.name);
  const refused = (name: string) => name.startsWith('signer') || name.includes('function_call') || name.includes('_key_with');
  assert.deepEqual(imports.filter(refused), []);
});
