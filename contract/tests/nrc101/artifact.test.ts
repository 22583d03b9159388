import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { WASM, WASM_DIGEST } from './artifact.js';

const MAX_BYTES = 120_000;

const METHODS = [
  'contract_source_metadata', 'new', 'nft_approve', 'nft_is_approved', 'nft_metadata', 'nft_payout', 'nft_resolve_transfer',
  'nft_revoke', 'nft_revoke_all', 'nft_supply_for_owner', 'nft_token', 'nft_tokens', 'nft_tokens_for_owner', 'nft_total_supply',
  'nft_transfer', 'nft_transfer_call', 'nft_transfer_payout', 'nrc_access_level', 'nrc_access_list', 'nrc_access_requests',
  'nrc_accessible_count', 'nrc_anchor_audit', 'nrc_answer_request', 'nrc_apply_upgrade', 'nrc_asset', 'nrc_assets_accessible_to',
  'nrc_assets_in_collection', 'nrc_bump_epoch', 'nrc_burn', 'nrc_cancel_upgrade', 'nrc_check_access', 'nrc_collection', 'nrc_collections',
  'nrc_contract', 'nrc_create_collection', 'nrc_create_replica', 'nrc_latest_anchor', 'nrc_lease', 'nrc_lease_terms', 'nrc_lineage',
  'nrc_migrate', 'nrc_mint', 'nrc_minters', 'nrc_publish_version', 'nrc_request_access', 'nrc_resell_access', 'nrc_resolve_payout',
  'nrc_revoke_access', 'nrc_set_access', 'nrc_set_access_many', 'nrc_set_anchorer', 'nrc_set_default_level', 'nrc_set_lease_terms',
  'nrc_set_max_level', 'nrc_set_minter', 'nrc_set_owner', 'nrc_set_platform', 'nrc_set_royalty', 'nrc_stage_upgrade',
  'nrc_sweep_access', 'nrc_transfer_collection', 'nrc_update_collection', 'nrc_update_metadata', 'nrc_versions',
  'storage_balance_bounds', 'storage_balance_of', 'storage_deposit', 'storage_unregister', 'storage_withdraw',
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

test('Contract_never_asks_for_the_signer_and_touches_no_key', () => {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(WASM)).map(entry => entry.name);
  assert.deepEqual(imports.filter(name => name.startsWith('signer') || name.includes('_key') && name !== 'storage_has_key'), []);
});
