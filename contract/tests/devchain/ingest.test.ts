import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actions, type Account } from 'near-api-js';
import { startTestChain, type RpcAnswer, type TestChain } from './support/testChain.js';

const TGAS = 10n ** 12n;
let chain: TestChain;
let probe: Account;
before(async () => {
  chain = await startTestChain();
  probe = await chain.probe('events');
});
after(() => chain.close());

interface Seen {
  readonly height: number;
  readonly receiptId: string;
  readonly predecessor: string;
  readonly transaction: string;
  readonly logs: readonly string[];
}

/** Reads the events of one contract as near.md says: by changes, never by chunks, final blocks only. */
async function walk(contract: string, from: number): Promise<Seen[]> {
  const seen: Seen[] = [];
  const { result: { header: final } } = await chain.rpc('block', { finality: 'final' });
  let parent: RpcAnswer | undefined;
  for (let height = from; height <= final.height; height++) {
    const answer = await chain.rpc('block', { block_id: height });
    if (answer['error']) {
      assert.equal(answer['error'].cause.name, 'UNKNOWN_BLOCK');
      continue;
    }
    const { header } = answer['result'];
    if (parent) assert.deepEqual([header.prev_hash, header.prev_height], [parent['hash'], parent['height']]);
    parent = header;
    const touched = await chain.rpc('EXPERIMENTAL_changes_in_block', { block_id: header.hash });
    if (!touched['result'].changes.some((change: RpcAnswer) => change['account_id'] === contract)) continue;
    seen.push(...await eventsOf(contract, header));
  }
  return seen;
}

async function eventsOf(contract: string, header: RpcAnswer): Promise<Seen[]> {
  const { result: { changes } } = await chain.rpc('EXPERIMENTAL_changes', {
    changes_type: 'account_changes', account_ids: [contract], block_id: header['hash'],
  });
  const ids = new Set<string>(changes.flatMap(({ cause }: RpcAnswer) => cause.type === 'receipt_processing' ? [cause.receipt_hash] : []));
  const seen: Seen[] = [];
  for (const id of ids) {
    const { result: origin } = await chain.rpc('EXPERIMENTAL_receipt_to_tx', { receipt_id: id });
    const { result: status } = await chain.rpc('EXPERIMENTAL_tx_status', {
      tx_hash: origin.transaction_hash, sender_account_id: origin.sender_account_id, wait_until: 'NONE',
    });
    const { result: proof } = await chain.rpc('EXPERIMENTAL_light_client_proof', {
      type: 'receipt', receipt_id: id, receiver_id: contract, light_client_head: header['hash'],
    });
    const outcome = status.receipts_outcome.find((o: RpcAnswer) => o['id'] === id);
    assert.deepEqual(proof.outcome_proof, outcome);
    assert.equal(outcome.block_hash, header['hash']);
    assert.equal(outcome.outcome.executor_id, contract);
    const { result: receipt } = await chain.rpc('EXPERIMENTAL_receipt', { receipt_id: id });
    seen.push({
      height: header['height'], receiptId: id, predecessor: receipt.predecessor_id, transaction: origin.transaction_hash,
      logs: outcome.outcome.logs,
    });
  }
  return seen;
}

const send = (by: Account, method: string, args: string) => by.signAndSendTransaction({
  receiverId: probe.accountId, waitUntil: 'FINAL', throwOnFailure: false,
  actions: [actions.functionCall(method, Buffer.from(args), 50n * TGAS, 0n)],
}) as Promise<RpcAnswer>;

test('Walk_by_plain_rpc_finds_each_event_once_and_no_event_of_a_panic', async () => {
  const alice = await chain.account('alice');
  const start = (await chain.provider.viewBlock({ finality: 'final' })).header.height;
  await send(alice, 'log', 'EVENT_JSON:{"n":1}');
  await chain.rpc('sandbox_skip_heights', { count: 3 });
  await send(alice, 'set_log_panic', 'EVENT_JSON:{"n":"fake"}');
  const last = await send(alice, 'log', 'EVENT_JSON:{"n":2}');
  const seen = await walk(probe.accountId, start);
  assert.deepEqual(seen.flatMap(({ logs }) => logs), ['EVENT_JSON:{"n":1}', 'EVENT_JSON:{"n":2}']);
  assert.ok(seen.every(({ predecessor }) => predecessor === alice.accountId));
  assert.equal(seen.at(-1)!.transaction, last['transaction'].hash);
});

test('Callback_is_attributed_to_the_contract_that_called', async () => {
  const alice = await chain.account('bob');
  const start = (await chain.provider.viewBlock({ finality: 'final' })).header.height;
  await send(alice, 'set', '"x"');
  await send(alice, 'relay', probe.accountId);
  const seen = await walk(probe.accountId, start);
  // set and relay by alice; get by the probe itself, and its callback too.
  assert.deepEqual(seen.map(({ predecessor }) => predecessor === alice.accountId), [true, true, false, false]);
});

test('Successful_receipt_writes_its_account_even_where_nothing_changed', async () => {
  const alice = await chain.account('carol');
  const { receipts_outcome: [outcome] } = await send(alice, 'log', 'x') as { receipts_outcome: RpcAnswer[] };
  const { result } = await chain.rpc('EXPERIMENTAL_changes', {
    changes_type: 'account_changes', account_ids: [probe.accountId], block_id: outcome!['block_hash'],
  });
  const causes = result.changes.map((change: RpcAnswer) => change['cause']);
  assert.deepEqual(causes, [
    { type: 'receipt_processing', receipt_hash: outcome!['id'] }, { type: 'action_receipt_gas_reward', receipt_hash: outcome!['id'] },
  ]);
});

test('Failed_receipt_has_no_change_of_its_processing', async () => {
  const alice = await chain.account('dave');
  const { receipts_outcome: [outcome] } = await send(alice, 'set_log_panic', 'x') as { receipts_outcome: RpcAnswer[] };
  const { result } = await chain.rpc('EXPERIMENTAL_changes', {
    changes_type: 'account_changes', account_ids: [probe.accountId], block_id: outcome!['block_hash'],
  });
  assert.deepEqual(result.changes.map((change: RpcAnswer) => change['cause'].type), ['action_receipt_gas_reward']);
});
