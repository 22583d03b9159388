import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actions, type Account, type SignedDelegate } from 'near-api-js';
import { NEAR, startTestChain, type RpcAnswer, type TestChain } from './support/testChain.js';

const TGAS = 10n ** 12n;
let chain: TestChain;
let probe: Account;
before(async () => {
  chain = await startTestChain();
  probe = await chain.probe('probe');
});
after(() => chain.close());

async function signed(sender: Account, deposit = 0n, blockHeightTtl = 500): Promise<SignedDelegate> {
  const { signedDelegate } = await sender.createSignedMetaTransaction({
    receiverId: probe.accountId, blockHeightTtl, actions: [actions.functionCall('who', Buffer.alloc(0), 30n * TGAS, deposit)],
  });
  return signedDelegate;
}

async function relay(delegate: SignedDelegate, receiverId?: string): Promise<RpcAnswer> {
  return chain.root.signAndSendTransaction({
    receiverId: receiverId ?? delegate.delegateAction.senderId, actions: [actions.signedDelegate(delegate)],
    waitUntil: 'FINAL', throwOnFailure: false,
  }) as Promise<RpcAnswer>;
}

const problem = (result: RpcAnswer) => result['status'].Failure?.ActionError.kind;

test('Relayer_pays_and_the_sender_is_the_predecessor', async () => {
  const sender = await chain.account('sender');
  const before = (await sender.getState()).balance.total;
  const result = await relay(await signed(sender, NEAR));
  assert.equal(problem(result), undefined);
  const logs = result['receipts_outcome'].flatMap(({ outcome }: RpcAnswer) => outcome.logs);
  assert.deepEqual(logs, [sender.accountId, 'neura.local']);
  assert.equal((await sender.getState()).balance.total, before);
});

test('Delegate_applies_once', async () => {
  const delegate = await signed(await chain.account('replayed'));
  assert.equal(problem(await relay(delegate)), undefined);
  assert.ok(problem(await relay(delegate)).DelegateActionInvalidNonce);
});

test('Delegate_past_its_height_is_expired', async () => {
  const delegate = await signed(await chain.account('late'), 0n, 1);
  await chain.rpc('sandbox_produce_blocks', { count: 5 });
  assert.equal(problem(await relay(delegate)), 'DelegateActionExpired');
});

test('Delegate_sent_to_another_account_is_refused', async () => {
  const delegate = await signed(await chain.account('misdirected'));
  assert.deepEqual(problem(await relay(delegate, probe.accountId)), {
    DelegateActionSenderDoesNotMatchTxReceiver: { sender_id: 'misdirected.neura.local', receiver_id: probe.accountId },
  });
});

test('Delegate_changed_after_signing_is_refused', async () => {
  const delegate = await signed(await chain.account('tampered'));
  delegate.delegateAction.receiverId = 'neura.local';
  assert.equal(problem(await relay(delegate)), 'DelegateActionInvalidSignature');
});

test('Delegate_by_a_key_that_was_removed_is_refused', async () => {
  const sender = await chain.account('removed');
  const delegate = await signed(sender);
  await sender.deleteKey(delegate.delegateAction.publicKey.toString());
  assert.ok(problem(await relay(delegate)).DelegateActionAccessKeyError.AccessKeyNotFound);
});
