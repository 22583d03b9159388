import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Account, actions, KeyPair, KeyPairSigner, keyToImplicitAddress } from 'near-api-js';
import { signMessage, verifyMessage } from 'near-api-js/nep413';
import { NEAR, startTestChain, type TestChain } from './support/testChain.js';

const TGAS = 10n ** 12n;
let chain: TestChain;
before(async () => { chain = await startTestChain(); });
after(() => chain.close());

test('Account_created_from_root_holds_what_was_sent', async () => {
  const alice = await chain.account('alice', 5n);
  assert.equal((await alice.getState()).balance.total, 5n * NEAR);
});

test('Account_that_exists_cannot_be_created_again', async () => {
  await chain.account('again');
  await assert.rejects(chain.account('again'), { name: 'AccountAlreadyExistsActionError' });
});

test('Contract_deployed_and_called_keeps_what_it_was_told', async () => {
  const probe = await chain.probe('keeper');
  await probe.callFunction({ contractId: probe.accountId, methodName: 'set', args: Buffer.from('"hello"'), gas: 30n * TGAS });
  assert.equal(await chain.provider.callFunction({ contractId: probe.accountId, method: 'get', args: {} }), 'hello');
});

test('Panic_reaches_the_caller_as_a_typed_error', async () => {
  const probe = await chain.probe('panics');
  const call = probe.callFunction({ contractId: probe.accountId, methodName: 'set_log_panic', args: Buffer.from('x'), gas: 30n * TGAS });
  await assert.rejects(call, (error: Error) => `${error.name} ${error.message} ${JSON.stringify(error)}`.includes('E_TEST: refused'));
});

test('Panic_in_a_view_call_is_reported_by_the_client', async () => {
  const probe = await chain.probe('viewpanic');
  const answer = await chain.rpc('query', {
    request_type: 'call_function', account_id: probe.accountId, method_name: 'set', args_base64: '', finality: 'optimistic',
  });
  assert.equal(answer['result'].error, 'wasm execution failed with error: HostError(ProhibitedInView { method_name: "storage_write" })');
  assert.deepEqual(answer['result'].logs, []);
  await assert.rejects(chain.provider.callFunction({ contractId: probe.accountId, method: 'set', args: {} }), /ProhibitedInView/);
});

test('Old_state_can_be_read_at_its_height', async () => {
  const probe = await chain.probe('history');
  const set = (text: string) => probe.callFunctionRaw({
    contractId: probe.accountId, methodName: 'set', args: Buffer.from(text), gas: 30n * TGAS,
  });
  const first = await set('"one"');
  await set('"two"');
  const blockId = first.receipts_outcome![0]!.block_hash;
  const at = (blockQuery: object) => chain.provider.callFunction({
    contractId: probe.accountId, method: 'get', args: {}, blockQuery: blockQuery as never,
  });
  assert.equal(await at({ blockId }), 'one');
  assert.equal(await at({ finality: 'optimistic' }), 'two');
});

test('Status_of_a_transaction_can_be_asked_for_by_its_hash', async () => {
  const sent = await chain.root.transfer({ receiverId: 'neura.local', amount: 1n });
  const { hash } = sent.transaction!;
  const status = await chain.provider.viewTransactionStatus({ txHash: hash, accountId: 'neura.local', waitUntil: 'FINAL' });
  assert.equal(status.final_execution_status, 'FINAL');
  const full = await chain.provider.viewTransactionStatusWithReceipts({ txHash: hash, accountId: 'neura.local', waitUntil: 'FINAL' });
  assert.equal((full as unknown as { receipts: unknown[] }).receipts.length, 1);
});

test('Status_of_no_transaction_is_an_error', async () => {
  const answer = await chain.rpc('tx', { tx_hash: '1'.repeat(32), sender_account_id: 'neura.local' });
  assert.equal(answer['error'].cause.name, 'UNKNOWN_TRANSACTION');
});

test('Transaction_sent_without_waiting_is_known_at_once', async () => {
  const signed = await chain.root.createSignedTransaction({ receiverId: 'neura.local', actions: [actions.transfer(1n)] });
  const answer = await chain.provider.sendTransactionUntil(signed, 'NONE');
  assert.equal(answer.final_execution_status, 'NONE');
});

test('Keys_are_added_listed_and_removed', async () => {
  const alice = await chain.account('keys');
  const key = KeyPair.fromRandom('ed25519').getPublicKey();
  await alice.addFunctionCallAccessKey({ publicKey: key, contractId: 'neura.local', methodNames: ['a', 'b'], allowance: NEAR });
  const { keys } = await alice.getAccessKeyList();
  assert.equal(keys.length, 2);
  const added = keys.find(({ public_key }) => public_key === key.toString())!;
  assert.deepEqual(added.access_key.permission, {
    FunctionCall: { allowance: NEAR.toString(), receiver_id: 'neura.local', method_names: ['a', 'b'] },
  });
  await alice.deleteKey(key);
  assert.equal((await alice.getAccessKeyList()).keys.length, 1);
});

test('Storage_usage_counts_account_key_and_code', async () => {
  const alice = await chain.account('bytes');
  const { storage_usage: plain } = await chain.provider.viewAccount({ accountId: alice.accountId });
  // 100 for the account; 33 of key, 9 of nonce and permission, 40 of record for the key.
  assert.equal(plain, 182);
});

test('Implicit_account_is_made_by_its_first_transfer', async () => {
  const key = KeyPair.fromRandom('ed25519');
  const id = keyToImplicitAddress(key.getPublicKey());
  await chain.root.transfer({ receiverId: id, amount: NEAR });
  const owner = new Account(id, chain.provider, new KeyPairSigner(key));
  await owner.transfer({ receiverId: 'neura.local', amount: NEAR / 2n });
  assert.ok((await owner.getState()).balance.total < NEAR / 2n);
});

test('Deleted_account_is_gone_and_its_balance_goes_to_the_beneficiary', async () => {
  const heir = await chain.account('heir', 1n);
  const gone = await chain.account('gone', 5n);
  await gone.signAndSendTransaction({ receiverId: gone.accountId, actions: [actions.deleteAccount(heir.accountId)], waitUntil: 'FINAL' });
  const answer = await chain.rpc('query', { request_type: 'view_account', account_id: gone.accountId, finality: 'final' });
  assert.equal(answer['error'].cause.name, 'UNKNOWN_ACCOUNT');
  assert.equal(answer['error'].cause.info.requested_account_id, gone.accountId);
  assert.ok((await heir.getState()).balance.total > 59n * NEAR / 10n);
});

test('Message_signed_by_near_api_js_names_a_key_the_chain_knows', async () => {
  const key = KeyPair.fromRandom('ed25519');
  await chain.root.createAccount({ newAccountId: 'signer.neura.local', publicKey: key.getPublicKey(), nearToTransfer: NEAR });
  const payload = { message: 'log in', recipient: 'neuranft.example', nonce: new Uint8Array(32).fill(3) };
  const signerAccount = new Account('signer.neura.local', chain.provider, new KeyPairSigner(key));
  const signed = await signMessage({ payload, signerAccount });
  const answer = await chain.rpc('query', {
    request_type: 'view_access_key', account_id: signed.accountId, public_key: signed.publicKey.toString(), finality: 'optimistic',
  });
  assert.equal(answer['result'].permission, 'FullAccess');
  await verifyMessage({
    signerAccountId: 'signer.neura.local', signerPublicKey: signed.publicKey, signature: signed.signature, payload,
    provider: chain.provider,
  });
});

test('Meta_transaction_is_paid_by_the_relayer_and_attributed_to_the_sender', async () => {
  const probe = await chain.probe('metaprobe');
  const sender = await chain.account('metasender');
  const before = (await sender.getState()).balance.total;
  const { signedDelegate } = await sender.createSignedMetaTransaction({
    receiverId: probe.accountId, actions: [actions.functionCall('who', Buffer.alloc(0), 30n * TGAS, 0n)], blockHeightTtl: 200,
  });
  const result = await chain.root.relayMetaTransaction(signedDelegate);
  const logs = result.receipts_outcome!.flatMap(({ outcome }) => outcome.logs);
  assert.deepEqual(logs, [sender.accountId, 'neura.local']);
  assert.equal((await sender.getState()).balance.total, before);
  const replayed = chain.root.relayMetaTransaction(signedDelegate);
  await assert.rejects(replayed, (error: Error) => JSON.stringify(error).concat(error.name).includes('DelegateActionInvalidNonce'));
});
