import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { generateKey, Near, verifyNep413Signature, type KeyPair } from 'near-kit';
import { PROBE_WASM } from './support/probeContract.js';
import { startTestChain, type RpcAnswer, type TestChain } from './support/testChain.js';

/** What an application does with near-kit: keys of both kinds, signed messages, meta transactions, refusals. */
const CONTRACT = 'kit.neura.local';
const latest = { finality: 'optimistic' } as const;
let chain: TestChain;
let root: Near;
before(async () => {
  chain = await startTestChain();
  root = face('neura.local', chain.rootKey.toString());
  await open(CONTRACT);
  await face(CONTRACT, keys.get(CONTRACT)!.secretKey).transaction(CONTRACT).deployContract(CONTRACT, PROBE_WASM).send();
});
after(() => chain.close());

const keys = new Map<string, KeyPair>();

function face(accountId: string, secret: string): Near {
  const network = { rpcUrl: chain.url, networkId: 'neura-local' };
  return new Near({ network, privateKey: secret as `ed25519:${string}`, defaultSignerId: accountId });
}

async function open(accountId: string): Promise<Near> {
  const key = generateKey();
  keys.set(accountId, key);
  await root.transaction('neura.local').createAccount(accountId).transfer(accountId, '10 NEAR')
    .addKey(key.publicKey.toString(), { type: 'fullAccess' }).send();
  return face(accountId, key.secretKey);
}

const call = (near: Near, method: string, args = '"x"') => near.call(CONTRACT, method, Buffer.from(args), { gas: '30 Tgas' });

test('Limited_key_is_added_used_within_its_bounds_and_deleted', async () => {
  const owner = await open('owner.neura.local');
  const key = generateKey();
  await owner.transaction('owner.neura.local')
    .addKey(key.publicKey.toString(), { type: 'functionCall', receiverId: CONTRACT, methodNames: ['set'], allowance: '0.1 NEAR' }).send();
  const guest = face('owner.neura.local', key.secretKey);
  await call(guest, 'set', '"limited"');
  assert.equal(await root.view(CONTRACT, 'get', {}, latest), 'limited');
  await assert.rejects(call(guest, 'log'), { name: 'InvalidTransactionError' });
  await assert.rejects(guest.send('neura.local', '1 yocto'), { name: 'InvalidTransactionError' });
  await owner.transaction('owner.neura.local').deleteKey('owner.neura.local', key.publicKey.toString()).send();
  assert.equal(await root.getAccessKey('owner.neura.local', key.publicKey.toString(), latest), null);
  await assert.rejects(call(guest, 'set'));
});

test('Signed_message_is_verified_against_the_keys_of_the_chain', async () => {
  const owner = await open('talks.neura.local');
  const message = { message: 'log in', recipient: 'neuranft.example', nonce: new Uint8Array(32).fill(5) };
  const signed = await owner.signMessage(message);
  const options = { near: root, nonceValidation: 'none' } as const;
  assert.equal(await verifyNep413Signature(signed, message, options), true);
  assert.equal(await verifyNep413Signature(signed, { ...message, recipient: 'other.example' }, options), false);
  const second = generateKey();
  await owner.transaction('talks.neura.local').addKey(second.publicKey.toString(), { type: 'fullAccess' })
    .deleteKey('talks.neura.local', keys.get('talks.neura.local')!.publicKey.toString()).send({ waitUntil: 'FINAL' });
  assert.equal(await verifyNep413Signature(signed, message, options), false);
});

test('Relayer_submits_what_the_sender_signed_and_the_sender_is_the_predecessor', async () => {
  const sender = await open('sender.neura.local');
  const { payload, signedDelegateAction } = await sender.transaction('sender.neura.local')
    .functionCall(CONTRACT, 'who', {}, { gas: '30 Tgas' }).delegate();
  assert.ok(payload.length > 0);
  const sent = await root.transaction('neura.local').signedDelegateAction(signedDelegateAction).send({ waitUntil: 'FINAL' }) as RpcAnswer;
  const logs = sent['receipts_outcome'].flatMap(({ outcome }: RpcAnswer) => outcome.logs);
  assert.deepEqual(logs, ['sender.neura.local', 'neura.local']);
  // Sent again it has no effect: its nonce is used.
  const again = root.transaction('neura.local').signedDelegateAction(signedDelegateAction).send({ waitUntil: 'FINAL' });
  const failure = await again.then(
    result => JSON.stringify((result as RpcAnswer)['status']), (error: Error) => error.message + JSON.stringify(error));
  assert.match(failure, /DelegateActionInvalidNonce/);
});

test('Failures_come_as_the_kits_own_errors', async () => {
  const near = await open('fails.neura.local');
  await assert.rejects(near.getBalance('nobody.neura.local', latest), { name: 'AccountDoesNotExistError' });
  await assert.rejects(near.view(CONTRACT, 'set_log_panic', {}, latest), { name: 'FunctionCallError' });
  await assert.rejects(call(near, 'set_log_panic'), { name: 'FunctionCallError' });
  await assert.rejects(near.send('neura.local', '1000000 NEAR'), { name: 'InvalidTransactionError' });
  await assert.rejects(near.getContractCode('neura.local', latest), { name: 'ContractNotDeployedError' });
  // A node's 422 is no error of its own to the kit.
  await assert.rejects(near.rpc.getBlock({ blockId: 999_999 }), { name: 'NetworkError', statusCode: 422 });
});

test('Kit_tries_again_where_the_node_is_busy_or_slow', async () => {
  for (const status of [429, 408, 500]) {
    await chain.rpc('sandbox_fail_next', { status, method: 'block' });
    assert.ok((await root.rpc.getBlock({ finality: 'final' })).header.height >= 0, `${status}`);
  }
});
