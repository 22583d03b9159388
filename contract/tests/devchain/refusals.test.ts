import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actions, KeyPair } from 'near-api-js';
import { encodeRaw, refusalOf, sendRaw } from './support/rawTransaction.js';
import { NEAR, startTestChain, type TestChain } from './support/testChain.js';

const TGAS = 10n ** 12n;
let chain: TestChain;
before(async () => { chain = await startTestChain({ transactionValidity: 50 }); });
after(() => chain.close());

/** An account whose key the test holds. */
async function signer(name: string, near = 10n): Promise<{ signerId: string; key: KeyPair }> {
  const key = KeyPair.fromRandom('ed25519');
  const signerId = `${name}.neura.local`;
  await chain.root.createAccount({ newAccountId: signerId, publicKey: key.getPublicKey(), nearToTransfer: near * NEAR });
  return { signerId, key };
}

async function nonceOf({ signerId, key }: { signerId: string; key: KeyPair }): Promise<number> {
  const answer = await chain.rpc('query', {
    request_type: 'view_access_key', account_id: signerId, public_key: key.getPublicKey().toString(), finality: 'optimistic',
  });
  return answer['result'].nonce;
}

test('Transaction_on_an_unknown_block_is_expired', async () => {
  const answer = await sendRaw(chain, { ...await signer('unknown-block'), blockHash: '1'.repeat(31) + '2' });
  assert.equal(refusalOf(answer), 'Expired');
  assert.equal(answer['error'].cause.name, 'INVALID_TRANSACTION');
});

test('Transaction_on_an_old_block_is_expired', async () => {
  const alice = await signer('old-block');
  const { header } = await chain.provider.viewBlock({ finality: 'optimistic' });
  await chain.rpc('sandbox_produce_blocks', { count: 60 });
  assert.equal(refusalOf(await sendRaw(chain, { ...alice, blockHash: header.hash })), 'Expired');
});

test('Nonce_used_before_is_refused_with_both_nonces', async () => {
  const alice = await signer('nonce');
  const nonce = await nonceOf(alice);
  const refusal = refusalOf(await sendRaw(chain, { ...alice, nonce: BigInt(nonce) }));
  assert.deepEqual(refusal, { InvalidNonce: { tx_nonce: nonce, ak_nonce: nonce } });
});

test('Nonce_far_ahead_of_the_height_is_refused', async () => {
  const answer = await sendRaw(chain, { ...await signer('far-nonce'), nonce: 10n ** 15n });
  assert.equal((refusalOf(answer) as { NonceTooLarge: { tx_nonce: number } }).NonceTooLarge.tx_nonce, 1e15);
});

test('Signature_over_other_bytes_is_refused', async () => {
  assert.equal(refusalOf(await sendRaw(chain, { ...await signer('forger'), forged: true })), 'InvalidSignature');
});

test('Unknown_signer_is_refused', async () => {
  const answer = await sendRaw(chain, { signerId: 'nobody.neura.local', key: KeyPair.fromRandom('ed25519') });
  assert.deepEqual(refusalOf(answer), { SignerDoesNotExist: { signer_id: 'nobody.neura.local' } });
});

test('Key_that_is_not_the_accounts_is_refused', async () => {
  const { signerId } = await signer('locked');
  const key = KeyPair.fromRandom('ed25519');
  assert.deepEqual(refusalOf(await sendRaw(chain, { signerId, key })), {
    InvalidAccessKeyError: { AccessKeyNotFound: { account_id: signerId, public_key: key.getPublicKey().toString() } },
  });
});

test('Transfer_beyond_the_balance_is_refused_with_balance_and_cost', async () => {
  const alice = await signer('poor', 1n);
  const answer = await sendRaw(chain, { ...alice, receiverId: 'neura.local', actions: [actions.transfer(2n * NEAR)] });
  const { NotEnoughBalance: details } = refusalOf(answer) as { NotEnoughBalance: Record<string, string> };
  assert.equal(details['signer_id'], alice.signerId);
  assert.equal(details['balance'], NEAR.toString());
  assert.ok(BigInt(details['cost']!) > 2n * NEAR);
});

test('Balance_needed_for_the_signers_own_state_stays_there', async () => {
  const owner = await chain.probe('stateful');
  const { amount } = await chain.provider.viewAccount({ accountId: owner.accountId });
  const key = KeyPair.fromRandom('ed25519');
  await owner.addFullAccessKey(key.getPublicKey());
  for (let i = 0; i < 4; i++) {
    await owner.callFunctionRaw({ contractId: owner.accountId, methodName: 'put', args: Buffer.alloc(1000, i), gas: 30n * TGAS });
  }
  const answer = await sendRaw(chain, {
    signerId: owner.accountId, key, receiverId: 'neura.local', actions: [actions.transfer(amount - NEAR / 20n)],
  });
  const refusal = refusalOf(answer) as { LackBalanceForState: { signer_id: string; amount: string } };
  assert.equal(refusal.LackBalanceForState.signer_id, owner.accountId);
  assert.ok(BigInt(refusal.LackBalanceForState.amount) > 0n);
});

test('Method_scoped_key_may_call_its_method_and_nothing_else', async () => {
  const probe = await chain.probe('scoped');
  const alice = await signer('limited');
  const key = KeyPair.fromRandom('ed25519');
  await sendRaw(chain, { ...alice, actions: [actions.addFunctionCallAccessKey(key.getPublicKey(), probe.accountId, ['set'], NEAR)] });
  const limited = { signerId: alice.signerId, key, receiverId: probe.accountId };
  const call = (method: string, deposit = 0n) => [actions.functionCall(method, Buffer.from('1'), 10n * TGAS, deposit)];
  const problem = async (raw: object) =>
    (refusalOf(await sendRaw(chain, { ...limited, ...raw })) as { InvalidAccessKeyError: unknown } | undefined)?.InvalidAccessKeyError;

  assert.equal(await problem({ actions: call('set') }), undefined);
  assert.deepEqual(await problem({ actions: call('get') }), { MethodNameMismatch: { method_name: 'get' } });
  assert.equal(await problem({ actions: call('set', 1n) }), 'DepositWithFunctionCall');
  assert.equal(await problem({ actions: [actions.transfer(1n)] }), 'RequiresFullAccess');
  assert.equal(await problem({ actions: [...call('set'), ...call('set')] }), 'RequiresFullAccess');
  assert.deepEqual(await problem({ receiverId: 'neura.local', actions: call('set') }), {
    ReceiverMismatch: { tx_receiver: 'neura.local', ak_receiver: probe.accountId },
  });
});

test('Allowance_is_spent_by_gas_and_refills_by_the_refund', async () => {
  const probe = await chain.probe('allowing');
  const alice = await signer('frugal');
  const key = KeyPair.fromRandom('ed25519');
  const allowance = NEAR / 100n;
  await sendRaw(chain, { ...alice, actions: [actions.addFunctionCallAccessKey(key.getPublicKey(), probe.accountId, [], allowance)] });
  const call = (gas: bigint) => sendRaw(chain, {
    signerId: alice.signerId, key, receiverId: probe.accountId, actions: [actions.functionCall('set', Buffer.from('1'), gas, 0n)],
  }, 'FINAL');
  const tooMuch = refusalOf(await call(300n * TGAS)) as { InvalidAccessKeyError: { NotEnoughAllowance: { allowance: string } } };
  assert.equal(tooMuch.InvalidAccessKeyError.NotEnoughAllowance.allowance, allowance.toString());

  assert.equal(refusalOf(await call(50n * TGAS)), undefined);
  const left = await chain.rpc('query', {
    request_type: 'view_access_key', account_id: alice.signerId, public_key: key.getPublicKey().toString(), finality: 'final',
  });
  const spent = allowance - BigInt(left['result'].permission.FunctionCall.allowance);
  // 50 Tgas at 10^8 yocto would be 5 mNEAR; what the call did not use has come back.
  assert.ok(spent > 0n && spent < NEAR / 1000n, `${spent}`);
});

test('Same_bytes_sent_twice_apply_once', async () => {
  const alice = await signer('twice');
  const raw = { ...alice, receiverId: 'neura.local', actions: [actions.transfer(NEAR)] };
  const signed_tx_base64 = await encodeRaw(chain, raw);
  const [first, second] = await Promise.all([chain.rpc('send_tx', { signed_tx_base64 }), chain.rpc('send_tx', { signed_tx_base64 })]);
  const third = await chain.rpc('send_tx', { signed_tx_base64, wait_until: 'FINAL' });
  for (const answer of [first, second, third]) assert.deepEqual(answer['result'].status, { SuccessValue: '' });
  const { amount } = await chain.provider.viewAccount({ accountId: alice.signerId });
  assert.ok(amount > 8n * NEAR && amount < 9n * NEAR, `${amount}`);
});

test('Two_transactions_of_one_nonce_one_is_refused', async () => {
  const alice = await signer('racing');
  await chain.rpc('sandbox_pause', {});
  const nonce = await nonceOf(alice) + 5;
  const sent = [1n, 2n].map(amount =>
    sendRaw(chain, { ...alice, nonce: BigInt(nonce), receiverId: 'neura.local', actions: [actions.transfer(amount)] }));
  await chain.rpc('sandbox_resume', {});
  const refusals = (await Promise.all(sent)).map(refusalOf);
  assert.equal(refusals.filter(refusal => refusal === undefined).length, 1);
  assert.deepEqual(refusals.find(refusal => refusal !== undefined), { InvalidNonce: { tx_nonce: nonce, ak_nonce: nonce } });
});
