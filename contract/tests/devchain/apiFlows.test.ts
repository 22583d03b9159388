import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Account, actions, JsonRpcProvider, KeyPair, KeyPairSigner, type Action } from 'near-api-js';
import { signMessage, verifyMessage } from 'near-api-js/nep413';
import { NEAR, startTestChain, type RpcAnswer, type TestChain } from './support/testChain.js';

/** What an application does with near-api-js from an account's first day to its last. */
const TGAS = 10n ** 12n;
let chain: TestChain;
let probe: Account;
before(async () => {
  chain = await startTestChain();
  probe = await chain.probe('contract');
});
after(() => chain.close());

const call = (method: string, args = '"x"', gas = 30n * TGAS, deposit = 0n) =>
  actions.functionCall(method, Buffer.from(args), gas, deposit);
const send = (by: Account, receiverId: string, action: Action) =>
  by.signAndSendTransaction({ receiverId, actions: [action] });

/** An account and another face of it whose key may call two methods of the probe, for gas of a tenth NEAR at most. */
async function limited(name: string): Promise<{ owner: Account; guest: Account; key: KeyPair }> {
  const owner = await chain.account(name);
  const key = KeyPair.fromRandom('ed25519');
  await owner.addFunctionCallAccessKey({
    publicKey: key.getPublicKey(), contractId: probe.accountId, methodNames: ['set', 'log'], allowance: NEAR / 10n,
  });
  return { owner, guest: new Account(owner.accountId, chain.provider, new KeyPairSigner(key)), key };
}

for (const waitUntil of ['NONE', 'INCLUDED', 'EXECUTED_OPTIMISTIC', 'INCLUDED_FINAL', 'EXECUTED', 'FINAL'] as const) {
  test(`Answer_to_wait_until_${waitUntil}_has_come_that_far`, async () => {
    const sender = await chain.account(`waits-${waitUntil.toLowerCase().replaceAll('_', '-')}`);
    const signed = await sender.createSignedTransaction({ receiverId: probe.accountId, actions: [call('set')] });
    const sent = await chain.provider.sendTransactionUntil(signed, waitUntil) as RpcAnswer;
    const order = ['NONE', 'INCLUDED', 'EXECUTED_OPTIMISTIC', 'INCLUDED_FINAL', 'EXECUTED', 'FINAL'];
    assert.ok(order.indexOf(sent['final_execution_status']) >= order.indexOf(waitUntil), sent['final_execution_status']);
    if (!/NONE|INCLUDED/.test(waitUntil)) assert.deepEqual(sent['status'], { SuccessValue: '' });
  });
}

test('Limited_key_calls_what_it_may_and_its_allowance_pays', async () => {
  const { guest, key } = await limited('guest');
  await send(guest, probe.accountId, call('set', '"by a guest"'));
  assert.equal(await chain.provider.callFunction({ contractId: probe.accountId, method: 'get', args: {} }), 'by a guest');
  const { permission } = await chain.provider.viewAccessKey({ accountId: guest.accountId, publicKey: key.getPublicKey() });
  const { FunctionCall: { allowance } } = permission as { FunctionCall: { allowance: string } };
  assert.ok(BigInt(allowance) < NEAR / 10n && BigInt(allowance) > NEAR / 20n, allowance);
});

const REFUSED_TO_A_LIMITED_KEY: readonly [string, Action, (() => string)?][] = [
  ['AccessKeyMethodNameMismatchActionError', call('get')],
  ['AccessKeyReceiverMismatchActionError', call('set'), () => 'neura.local'],
  ['AccessKeyDepositWithFunctionCallActionError', call('set', '"x"', 30n * TGAS, 1n)],
  ['AccessKeyRequiresFullAccessActionError', actions.transfer(1n)],
  ['AccessKeyNotEnoughAllowanceActionError', call('set', '"x"', 1000n * TGAS)],
];
for (const [index, [name, action, receiver]] of REFUSED_TO_A_LIMITED_KEY.entries()) {
  test(`Client_names_what_a_limited_key_may_not_${name}`, async () => {
    const { guest } = await limited(`refused${index}`);
    await assert.rejects(send(guest, receiver?.() ?? probe.accountId, action), { name });
  });
}

test('Key_that_was_deleted_signs_nothing_more', async () => {
  const { owner, guest, key } = await limited('former');
  await owner.deleteKey(key.getPublicKey());
  await assert.rejects(send(guest, probe.accountId, call('set')), /does not exist|not found/i);
});

const NAMED_FAILURES: readonly [string, (by: Account) => Promise<unknown>][] = [
  ['AccountDoesNotExistActionError', by => send(by, 'nobody.neura.local', call('set'))],
  ['AccountAlreadyExistsActionError', by => send(by, probe.accountId, actions.createAccount())],
  ['CreateAccountNotAllowedActionError', by => send(by, 'a.of-another.local', actions.createAccount())],
  ['ActorNoPermissionActionError', by => send(by, probe.accountId, actions.deleteKey(KeyPair.fromRandom('ed25519').getPublicKey()))],
  ['DeleteKeyDoesNotExistActionError', by => send(by, by.accountId, actions.deleteKey(KeyPair.fromRandom('ed25519').getPublicKey()))],
  ['NotEnoughBalanceError', by => send(by, probe.accountId, actions.transfer(10n ** 30n))],
  ['TotalPrepaidGasExceededActionError', by => send(by, probe.accountId, call('set', '"x"', 1001n * TGAS))],
];
for (const [index, [name, act]] of NAMED_FAILURES.entries()) {
  test(`Client_names_a_failure_${name}`, async () => {
    await assert.rejects(act(await chain.account(`fails${index}`)), { name });
  });
}

test('Message_is_believed_only_of_a_full_access_key_that_is_there_now', async () => {
  const { owner, guest } = await limited('talker');
  const payload = { message: 'log in', recipient: 'neuranft.example', nonce: new Uint8Array(32).fill(9) };
  const check = (signed: { publicKey: unknown; signature: Uint8Array }, said = payload) => verifyMessage({
    signerAccountId: owner.accountId, signerPublicKey: signed.publicKey as never, signature: signed.signature, payload: said,
    provider: chain.provider,
  });
  const good = await signMessage({ payload, signerAccount: owner });
  await check(good);
  await assert.rejects(async () => check(good, { ...payload, message: 'pay out' }));
  await assert.rejects(async () => check(good, { ...payload, nonce: new Uint8Array(32) }));
  await assert.rejects(async () => signMessage({ payload, signerAccount: guest }).then(signed => check(signed)));
  const second = KeyPair.fromRandom('ed25519');
  await owner.addFullAccessKey(second.getPublicKey());
  const signed = await signMessage({ payload, signerAccount: new Account(owner.accountId, chain.provider, new KeyPairSigner(second)) });
  await check(signed);
  await owner.deleteKey(second.getPublicKey());
  await assert.rejects(async () => check(signed));
});

test('Client_tries_again_after_a_time_out_and_tells_of_too_many_requests', async () => {
  const provider = new JsonRpcProvider({ url: chain.url }, { retries: 5, wait: 5, backoff: 1 });
  const next = (status: number) => chain.rpc('sandbox_fail_next', { status, method: 'block' });
  await next(408);
  assert.ok((await provider.viewBlock({ finality: 'final' })).header.height >= 0);
  await next(429);
  await assert.rejects(provider.viewBlock({ finality: 'final' }), /Too many requests/);
  await chain.rpc('sandbox_clear_faults', {});
});
