import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actions } from 'near-api-js';
import { encodeRaw, sendRaw } from './support/rawTransaction.js';
import { NEAR, startTestChain, type RpcAnswer, type TestChain } from './support/testChain.js';
import type { DevChainOptions } from '../../devchain/index.js';

/** A test with a chain of its own, whose blocks come only when asked for. */
function quiet(name: string, run: (chain: TestChain) => Promise<void>, options: Partial<DevChainOptions> = {}): void {
  test(name, async () => {
    const chain = await startTestChain(options);
    try {
      await chain.rpc('sandbox_pause', {});
      await run(chain);
    } finally {
      await chain.close();
    }
  });
}

const pay = (chain: TestChain, amount = 1n) =>
  sendRaw(chain, { signerId: 'neura.local', key: chain.rootKey, receiverId: 'neura.local', actions: [actions.transfer(amount)] }, 'NONE');
const produce = async (chain: TestChain, count = 1): Promise<RpcAnswer> => (await chain.rpc('sandbox_produce_blocks', { count }))['result'];
const block = async (chain: TestChain, id: number | string) => chain.rpc('block', { block_id: id });

quiet('Skipped_height_is_unknown_and_the_next_block_names_its_parent', async chain => {
  const { height } = await produce(chain);
  await chain.rpc('sandbox_skip_heights', { count: 2 });
  const next = await produce(chain);
  assert.equal(next['height'], height + 3);
  const missing = await block(chain, height + 1);
  assert.equal(missing['error'].cause.name, 'UNKNOWN_BLOCK');
  assert.equal(missing['httpStatus'], 422);
  const { header } = (await block(chain, next['height']))['result'];
  assert.equal(header.prev_height, height);
  assert.equal(header.prev_hash, (await block(chain, height))['result'].header.hash);
});

quiet('Time_pushed_forward_shows_in_the_block_and_to_the_contract', async chain => {
  await chain.rpc('sandbox_resume', {});
  const probe = await chain.probe('clock');
  const seen = async () => {
    const { result } = await chain.provider.callFunctionRaw({
      contractId: probe.accountId, method: 'time', args: {}, blockQuery: { finality: 'optimistic' },
    }) as unknown as { result: number[] };
    return Buffer.from(result).readBigUInt64LE(0);
  };
  const day = 86_400_000_000_000n;
  const before = await seen();
  await chain.rpc('sandbox_advance_time', { nanoseconds: day.toString() });
  assert.ok(await seen() - before >= day);
});

quiet('Missed_chunk_is_the_old_one_and_nothing_runs_in_that_block', async chain => {
  const { height } = await produce(chain);
  await chain.rpc('sandbox_miss_chunks', { count: 1 });
  const { result: { final_execution_status } } = await pay(chain);
  assert.equal(final_execution_status, 'NONE');
  await produce(chain);
  const { header, chunks } = (await block(chain, height + 1))['result'];
  assert.deepEqual(header.chunk_mask, [false]);
  assert.equal(chunks[0].height_included, height);
  await produce(chain);
  const next = (await block(chain, height + 2))['result'];
  assert.equal(next.chunks[0].height_included, height + 2);
  const { result: chunk } = await chain.rpc('chunk', { chunk_id: next.chunks[0].chunk_hash });
  assert.equal(chunk.transactions.length, 1);
});

quiet('Delayed_receipts_run_that_many_blocks_later', async chain => {
  const sent = await sendRaw(chain, {
    signerId: 'neura.local', key: chain.rootKey, receiverId: 'slow.neura.local', actions: [actions.createAccount(), actions.transfer(NEAR)],
  }, 'NONE');
  assert.equal(sent['error'], undefined);
  await chain.rpc('sandbox_delay_receipts', { blocks: 3 });
  const query = { request_type: 'view_account', account_id: 'slow.neura.local', finality: 'optimistic' };
  const exists = async () => (await chain.rpc('query', query))['result'];
  await produce(chain, 4);
  assert.equal(await exists(), undefined);
  await produce(chain);
  assert.equal((await exists()).amount, NEAR.toString());
});

quiet('Fork_abandons_blocks_that_are_not_final_and_runs_their_transactions_again', async chain => {
  await produce(chain, 3);
  await pay(chain);
  const orphan = await produce(chain);
  const { result } = await chain.rpc('sandbox_fork', { depth: 1 });
  assert.deepEqual(result.dropped, [orphan['hash']]);
  const next = await produce(chain);
  assert.equal(next['height'], orphan['height'] + 1);
  const { header, chunks } = (await block(chain, next['height']))['result'];
  assert.equal(header.prev_height, orphan['height'] - 1);
  const { result: chunk } = await chain.rpc('chunk', { chunk_id: chunks[0].chunk_hash });
  assert.equal(chunk.transactions.length, 1);
  assert.equal((await block(chain, orphan['height']))['error'].cause.name, 'UNKNOWN_BLOCK');
  assert.equal((await block(chain, orphan['hash']))['result'].header.hash, orphan['hash']);
});

quiet('Fork_never_goes_behind_the_final_block', async chain => {
  await produce(chain, 5);
  const { result: { final_height: before } } = await chain.rpc('sandbox_skip_heights', { count: 0 });
  const { result } = await chain.rpc('sandbox_fork', { depth: 50 });
  assert.equal(result.dropped.length, 2);
  assert.deepEqual([result.height, result.final_height], [before, before]);
  const again = await chain.rpc('sandbox_fork', { depth: 1 });
  assert.deepEqual([again['result'].dropped, again['result'].final_height], [[], before]);
  const next = await produce(chain);
  const { header } = (await block(chain, next['height']))['result'];
  assert.deepEqual([next['final_height'], header.last_final_block], [before, chain.chain.final.header.hash]);
});

quiet('Faults_asked_for_come_in_the_shape_of_a_node', async chain => {
  const status = async (fault: object) => {
    await chain.rpc('sandbox_fail_next', fault);
    const response = await fetch(chain.url, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"jsonrpc":"2.0","id":1,"method":"status","params":[]}',
    });
    return [response.status, response.headers.get('content-type'), await response.text()] as const;
  };
  const [busy, type] = await status({ status: 429 });
  assert.deepEqual([busy, type], [429, 'text/plain']);
  const [slow, , body] = await status({ status: 408 });
  assert.deepEqual([slow, JSON.parse(body).error.cause.name], [408, 'TIMEOUT_ERROR']);
  assert.equal((await status({ status: 500 }))[0], 500);
  const [unknown, , cause] = await status({ status: 422 });
  assert.deepEqual([unknown, JSON.parse(cause).error.cause.name], [422, 'UNKNOWN_BLOCK']);
  await chain.rpc('sandbox_fail_next', { status: 500, count: 3 });
  await chain.rpc('sandbox_clear_faults', {});
  assert.equal((await chain.rpc('status', []))['httpStatus'], 200);
  assert.equal((await status({ status: 503, method: 'block' }))[0], 200);
});

quiet('Transaction_whose_answer_timed_out_applies_once_when_sent_again', async chain => {
  await chain.rpc('sandbox_resume', {});
  const payee = await chain.account('payee', 1n);
  await chain.rpc('sandbox_fail_next', { status: 408, method: 'send_tx', afterwards: true });
  const signed_tx_base64 = await encodeRaw(chain, {
    signerId: 'neura.local', key: chain.rootKey, receiverId: payee.accountId, actions: [actions.transfer(NEAR)],
  });
  assert.equal((await chain.rpc('send_tx', { signed_tx_base64 }))['httpStatus'], 408);
  assert.deepEqual((await chain.rpc('send_tx', { signed_tx_base64 }))['result'].status, { SuccessValue: '' });
  assert.equal((await chain.provider.viewAccount({ accountId: payee.accountId })).amount, 2n * NEAR);
});

quiet('Collected_block_is_told_from_a_skipped_one', async chain => {
  await produce(chain, 100);
  const answer = await block(chain, 5);
  assert.equal(answer['error'].cause.name, 'GARBAGE_COLLECTED_BLOCK');
  const { result: status } = await chain.rpc('status', []);
  assert.ok(status.sync_info.earliest_block_height > 5);
}, { keepBlocks: 10 });

quiet('Same_seed_and_start_time_give_the_same_hashes', async chain => {
  const again = await startTestChain({ startTime: 1_700_000_000_000_000_000n });
  try {
    await again.rpc('sandbox_pause', {});
    const one = chain.chain, two = again.chain;
    while (one.head.header.ordinal < 5) one.produceBlock();
    while (two.head.header.ordinal < 5) two.produceBlock();
    const hashes = (c: typeof one) => [1, 2, 3, 4, 5].map(height => c.store.byHeight(height)!.header.hash);
    assert.deepEqual(hashes(one), hashes(two));
  } finally {
    await again.close();
  }
}, { startTime: 1_700_000_000_000_000_000n });
