import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actions, type Account } from 'near-api-js';
import { PROBE_WASM } from './support/probeContract.js';
import { NEAR, startTestChain, type RpcAnswer, type TestChain } from './support/testChain.js';

const TGAS = 10n ** 12n;
let chain: TestChain;
let probe: Account;
before(async () => {
  chain = await startTestChain();
  probe = await chain.probe('probe');
});
after(() => chain.close());

async function call(by: Account, method: string, args = '', options: { deposit?: bigint; gas?: bigint } = {}): Promise<RpcAnswer> {
  return by.signAndSendTransaction({
    receiverId: probe.accountId, waitUntil: 'FINAL', throwOnFailure: false,
    actions: [actions.functionCall(method, Buffer.from(args), options.gas ?? 100n * TGAS, options.deposit ?? 0n)],
  }) as Promise<RpcAnswer>;
}

const heightOf = async (hash: string) => (await chain.provider.viewBlock({ blockId: hash })).header.height;
const executionError = (result: RpcAnswer) => result['status'].Failure.ActionError.kind.FunctionCallError.ExecutionError;

test('Panic_undoes_the_state_and_keeps_the_logs', async () => {
  const alice = await chain.account('panicking');
  await call(alice, 'set', '"before"');
  const result = await call(alice, 'set_log_panic', 'EVENT_JSON:{"standard":"nrc101"}');
  assert.equal(executionError(result), 'Smart contract panicked: E_TEST: refused');
  assert.deepEqual(result['receipts_outcome'][0].outcome.logs, ['EVENT_JSON:{"standard":"nrc101"}']);
  assert.equal(await chain.provider.callFunction({ contractId: probe.accountId, method: 'get', args: {} }), 'before');
});

test('Failed_call_refunds_deposit_and_unused_gas_in_later_blocks', async () => {
  const alice = await chain.account('refunded');
  const result = await call(alice, 'set_log_panic', 'x', { deposit: 3n * NEAR });
  const refunds = result['receipts_outcome'].slice(1);
  assert.equal(refunds.length, 2);
  for (const refund of refunds) assert.equal(refund.outcome.executor_id, alice.accountId);
  const failed = await heightOf(result['receipts_outcome'][0].block_hash);
  assert.equal(await heightOf(refunds[0].block_hash), failed + 1);
  const { amount } = await chain.provider.viewAccount({ accountId: alice.accountId });
  assert.ok(amount > 99n * NEAR, `${amount}`);
});

test('Callback_runs_after_the_call_it_waits_for_each_in_a_later_block', async () => {
  const alice = await chain.account('caller');
  await call(alice, 'set', '"told"');
  const result = await call(alice, 'relay', probe.accountId);
  assert.equal(Buffer.from(result['status'].SuccessValue, 'base64').toString(), '"told"');
  const outcomes = result['receipts_outcome'] as RpcAnswer[];
  const callback = outcomes.find(({ outcome }) => outcome.logs.includes('"told"'))!;
  const included = await heightOf(result['transaction_outcome'].block_hash);
  assert.deepEqual(result['receipts_outcome'][0].outcome.status, { SuccessReceiptId: callback['id'] });
  assert.equal(await heightOf(result['receipts_outcome'][0].block_hash), included + 1);
  // relay, then get, whose result travels one block more.
  assert.equal(await heightOf(callback['block_hash']), included + 3);
});

test('Callback_learns_that_the_call_failed', async () => {
  const alice = await chain.account('unlucky');
  const result = await call(alice, 'relay', 'no-such.neura.local');
  assert.equal(Buffer.from(result['status'].SuccessValue, 'base64').toString(), 'FAILED');
  const failure = result['receipts_outcome'].find((o: RpcAnswer) => o['outcome'].status.Failure);
  assert.deepEqual(failure.outcome.status.Failure.ActionError, {
    index: 0, kind: { AccountDoesNotExist: { account_id: 'no-such.neura.local' } },
  });
});

test('Contract_hands_the_deposit_on', async () => {
  const alice = await chain.account('payer');
  const bob = await chain.account('payee', 1n);
  await call(alice, 'pay', bob.accountId, { deposit: 2n * NEAR });
  assert.equal((await chain.provider.viewAccount({ accountId: bob.accountId })).amount, 3n * NEAR);
});

test('Contract_opens_its_own_sub_account_but_no_other', async () => {
  const alice = await chain.account('opener');
  const own = `child.${probe.accountId}`;
  await call(alice, 'open_account', own, { deposit: NEAR });
  assert.equal((await chain.provider.viewAccount({ accountId: own })).amount, NEAR);
  const foreign = await call(alice, 'open_account', 'child.neura.local', { deposit: NEAR });
  const kinds = foreign['receipts_outcome'].flatMap((o: RpcAnswer) => o['outcome'].status.Failure?.ActionError.kind ?? []);
  assert.deepEqual(kinds, [{ CreateAccountNotAllowed: { account_id: 'child.neura.local', predecessor_id: probe.accountId } }]);
});

test('Call_with_a_weight_and_no_gas_gets_what_is_left', async () => {
  const alice = await chain.account('weighing');
  const result = await chain.provider.viewTransactionStatusWithReceipts({
    txHash: (await call(alice, 'weigh'))['transaction'].hash, accountId: alice.accountId, waitUntil: 'FINAL',
  }) as unknown as RpcAnswer;
  const weighed = result['receipts'].find((r: RpcAnswer) => r['predecessor_id'] === probe.accountId);
  assert.ok(weighed.receipt.Action.actions[0].FunctionCall.gas > 80e12);
});

test('Endless_loop_burns_the_prepaid_gas_and_no_more', async () => {
  const alice = await chain.account('looping');
  const result = await call(alice, 'spin', '', { gas: 5n * TGAS });
  assert.equal(executionError(result), 'Exceeded the prepaid gas.');
  const burnt = result['receipts_outcome'][0].outcome.gas_burnt;
  assert.ok(burnt > 5e12 && burnt < 7e12, `${burnt}`);
});

test('Traps_are_named_as_the_node_names_them', async () => {
  const alice = await chain.account('trapped');
  assert.equal(executionError(await call(alice, 'divide')), 'WebAssembly trap: An arithmetic exception, e.g. divided by zero.');
  assert.match(executionError(await call(alice, 'recurse', '', { gas: 300n * TGAS })), /Call stack exhausted|Exceeded the prepaid gas/);
  const missing = await call(alice, 'no_such_method');
  assert.deepEqual(missing['status'].Failure.ActionError.kind.FunctionCallError, { MethodResolveError: 'MethodNotFound' });
});

test('Batch_is_all_or_nothing', async () => {
  const result = await probe.signAndSendTransaction({
    receiverId: probe.accountId, waitUntil: 'FINAL', throwOnFailure: false,
    actions: [
      actions.functionCall('set', Buffer.from('"half"'), 10n * TGAS, 0n),
      actions.functionCall('set_log_panic', Buffer.from('x'), 10n * TGAS, 0n),
    ],
  }) as unknown as RpcAnswer;
  assert.equal(result['status'].Failure.ActionError.index, 1);
  assert.notEqual(await chain.provider.callFunction({ contractId: probe.accountId, method: 'get', args: {} }), 'half');
});

test('State_that_is_not_paid_for_fails_the_call', async () => {
  const poor = await chain.account('unpaid', 6n);
  await poor.deployContract(PROBE_WASM);
  const { amount } = await chain.provider.viewAccount({ accountId: poor.accountId });
  const { storage_usage } = await chain.provider.viewAccount({ accountId: poor.accountId });
  const spare = NEAR / 50n;
  await poor.transfer({ receiverId: 'neura.local', amount: amount - BigInt(storage_usage) * 10n ** 19n - spare });
  const by = await chain.account('filler');
  const result = await by.signAndSendTransaction({
    receiverId: poor.accountId, waitUntil: 'FINAL', throwOnFailure: false,
    actions: [actions.functionCall('put', Buffer.alloc(2000, 1), 50n * TGAS, 0n)],
  }) as unknown as RpcAnswer;
  const failure = result['status'].Failure.ActionError;
  assert.equal(failure.index, null);
  assert.equal(failure.kind.LackBalanceForState.account_id, poor.accountId);
});

test('Bulk_operators_cost_gas_by_the_byte', async () => {
  const alice = await chain.account('filling');
  const filled = (await call(alice, 'grow'))['receipts_outcome'][0].outcome.gas_burnt;
  const plain = (await call(alice, 'log', 'x'))['receipts_outcome'][0].outcome.gas_burnt;
  assert.ok(filled - plain > 65536 * 822756 - 20e9, `${filled - plain}`);
});

test('Contract_earns_three_tenths_of_the_gas_it_burnt', async () => {
  const alice = await chain.account('earning');
  const { amount: before } = await chain.provider.viewAccount({ accountId: probe.accountId });
  const result = await call(alice, 'log', 'x');
  const { amount: after } = await chain.provider.viewAccount({ accountId: probe.accountId });
  const { tokens_burnt } = result['receipts_outcome'][0].outcome;
  const reward = after - before;
  assert.ok(reward > 0n && reward < (BigInt(tokens_burnt) * 3n) / 10n, `${reward}`);
});
