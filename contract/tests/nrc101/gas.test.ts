import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assetMinted, collectionMade, grant, METADATA, TOKEN, VERSION } from './scenarios.js';
import { DEPOSIT, Sandbox } from './sandbox.js';

const TGAS = 1e12;

/** Ceilings with some air, so that a change that makes a call dearer is seen. Measured figures: README. */
const CEILINGS: [name: string, tgas: number, run: () => number][] = [
  ['nrc_create_collection', 2, () => Sandbox.initialised().ok('nrc_create_collection', { name: 'C' }, 'alice.test', DEPOSIT).gas],
  ['nrc_mint', 3, () => collectionMade().ok('nrc_mint', { collection_id: '1', kind: 'model', name: 'M' }, 'alice.test', DEPOSIT).gas],
  ['nrc_mint with metadata and version', 3, () => {
    const args = { collection_id: '1', kind: 'model', name: 'M', metadata: METADATA, version: VERSION };
    return collectionMade().ok('nrc_mint', args, 'alice.test', DEPOSIT).gas;
  }],
  ['nrc_set_access', 2, () => {
    const args = { token_id: TOKEN, account_id: 'bob.test', level: 4 };
    return assetMinted().ok('nrc_set_access', args, 'alice.test', DEPOSIT).gas;
  }],
  ['nrc_revoke_access', 2, () => {
    const sandbox = assetMinted();
    grant(sandbox, 'bob.test', 4);
    return sandbox.ok('nrc_revoke_access', { token_id: TOKEN, account_id: 'bob.test' }, 'alice.test', 1n).gas;
  }],
  ['nft_transfer', 2, () => assetMinted().ok('nft_transfer', { token_id: TOKEN, receiver_id: 'bob.test' }, 'alice.test', 1n).gas],
  ['nrc_burn', 2, () => assetMinted().ok('nrc_burn', { token_id: TOKEN }, 'alice.test', 1n).gas],
  ['nrc_access_level', 1, () => assetMinted().tryView('nrc_access_level', { token_id: TOKEN, account_id: 'bob.test' }).gas],
  ['nrc_asset', 1, () => assetMinted().tryView('nrc_asset', { token_id: TOKEN }).gas],
];

for (const [name, ceiling, run] of CEILINGS) {
  test(`Gas_of_${name.replaceAll(' ', '_')}_is_below_${ceiling}_TGas`, context => {
    const tgas = run() / TGAS;
    context.diagnostic(`${name}: ${tgas.toFixed(2)} TGas`);
    assert.ok(tgas < ceiling, `${tgas} TGas`);
  });
}
