import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { generateKey, Near } from 'near-kit';
import { PROBE_WASM } from './support/probeContract.js';
import { startTestChain, type TestChain } from './support/testChain.js';

// near-kit checks every answer against a schema: that a call comes back at all says that the shapes are right.
const CONTRACT = 'kit.neura.local';
const key = generateKey();
let chain: TestChain;
let near: Near;
before(async () => {
  chain = await startTestChain();
  const rootKey = chain.rootKey.toString() as `ed25519:${string}`;
  near = new Near({ network: { rpcUrl: chain.url, networkId: 'neura-local' }, privateKey: rootKey, defaultSignerId: 'neura.local' });
  await near.transaction('neura.local').createAccount(CONTRACT).transfer(CONTRACT, '10 NEAR')
    .addKey(key.publicKey.toString(), { type: 'fullAccess' }).deployContract(CONTRACT, PROBE_WASM).send();
});
after(() => chain.close());

const latest = { finality: 'optimistic' } as const;

test('Kit_calls_and_views_a_contract', async () => {
  await near.call(CONTRACT, 'set', Buffer.from('"kit"'), { gas: '30 Tgas' });
  assert.equal(await near.view(CONTRACT, 'get', {}, latest), 'kit');
});

test('Kit_reads_accounts_keys_code_and_state', async () => {
  assert.equal(await near.accountExists('nobody.neura.local', latest), false);
  assert.equal((await near.getAccessKeys(CONTRACT, latest)).keys.length, 1);
  assert.equal(await near.getAccessKey(CONTRACT, generateKey().publicKey.toString(), latest), null);
  assert.deepEqual((await near.getContractCode(CONTRACT, latest)).code, PROBE_WASM);
  assert.ok((await near.viewState(CONTRACT, latest)).values);
});

test('Kit_reads_status_blocks_and_configuration', async () => {
  assert.equal((await near.getStatus()).chain_id, 'neura-local');
  assert.ok((await near.rpc.getBlock({ finality: 'final' })).header.height >= 0);
  assert.equal((await near.rpc.getGasPrice()).gas_price, '100000000');
  assert.ok((await near.rpc.blockEffects({ finality: 'final' })).block_hash);
  assert.equal((await near.rpc.genesisConfig()).chain_id, 'neura-local');
  await near.rpc.maintenanceWindows('neura.local');
});

for (const waitUntil of ['NONE', 'INCLUDED', 'INCLUDED_FINAL', 'EXECUTED_OPTIMISTIC', 'EXECUTED', 'FINAL'] as const) {
  test(`Kit_understands_the_answer_to_wait_until_${waitUntil}`, async () => {
    const sent = await near.transaction('neura.local').transfer(CONTRACT, '1 yocto').send({ waitUntil });
    const { transaction } = sent as { transaction: { hash: string } };
    const status = await near.getTransactionStatus(transaction.hash, 'neura.local', 'FINAL');
    assert.equal(status.final_execution_status, 'FINAL');
    const origin = await near.rpc.receiptToTx(status.receipts_outcome[0]!.id);
    assert.equal(origin.transaction_hash, transaction.hash);
  });
}

test('Kit_names_a_panic_and_a_refusal', async () => {
  await assert.rejects(near.call(CONTRACT, 'set_log_panic', Buffer.from('x'), { gas: '30 Tgas' }), /E_TEST: refused/);
  await assert.rejects(near.send(CONTRACT, '99999999999999 NEAR'), { name: 'InvalidTransactionError' });
});
