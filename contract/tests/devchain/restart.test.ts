import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { actions, KeyPair, type Account } from 'near-api-js';
import type { DevChainOptions } from '../../devchain/index.js';
import { encodeRaw, sendRaw } from './support/rawTransaction.js';
import { NEAR, startTestChain, type TestChain } from './support/testChain.js';

const START = 1_700_000_000_000_000_000n;

/** A folder for one test; `open` starts the chain that is kept there, its blocks made by hand. */
function kept(name: string, run: (open: (more?: Partial<DevChainOptions>) => Promise<TestChain>, folder: string) => Promise<void>): void {
  test(name, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'devchain-data-'));
    const opened: TestChain[] = [];
    try {
      await run(async more => {
        await opened.pop()?.close();
        const chain = await startTestChain({ journal: { folder }, startTime: START, paused: true, ...more });
        opened.push(chain);
        return chain;
      }, folder);
    } finally {
      await opened.pop()?.close();
      rmSync(folder, { recursive: true });
    }
  });
}

const produce = (chain: TestChain, count = 1) => chain.rpc('sandbox_produce_blocks', { count });
const query = async (chain: TestChain, request: object) => (await chain.rpc('query', { finality: 'optimistic', ...request }))['result'];

/** A call, its callback and refunds in the course of being carried out: receipts wait for data at each block that it spans. */
async function relay(chain: TestChain, blocks: number): Promise<void> {
  await chain.rpc('sandbox_resume', {});
  const probe: Account = await chain.probe(`relay${chain.chain.head.header.height}`);
  await chain.root.callFunction({ contractId: probe.accountId, methodName: 'set', args: 'x' as never });
  await chain.rpc('sandbox_pause', {});
  await sendRaw(chain, {
    signerId: 'neura.local', key: chain.rootKey, receiverId: probe.accountId,
    actions: [actions.functionCall('relay', Buffer.from(probe.accountId), 10n ** 14n, 0n)],
  }, 'NONE');
  await produce(chain, blocks);
}

/** All that the chain shows of itself, by height. */
async function portrait(chain: TestChain): Promise<object[]> {
  const heights = [...chain.chain.store.from(0)].map(({ header }) => header.height);
  return Promise.all(heights.map(async block_id => ({
    ...await (await fetch(`${chain.url}/v0/block_opt/${block_id}`)).json() as object,
    root: await query(chain, { request_type: 'view_account', account_id: 'neura.local', block_id, finality: undefined }),
  })));
}

for (const blocks of [1, 2, 3, 4]) {
  kept(`Chain_stopped_${blocks}_blocks_into_a_call_goes_on_where_it_was`, async open => {
    const first = await open();
    await relay(first, blocks);
    const before = await portrait(first);
    const pending = first.chain.head.pending;
    const second = await open();
    assert.deepEqual(await portrait(second), before);
    assert.deepEqual(second.chain.head.pending, pending);
    assert.equal(second.chain.final.header.hash, second.chain.store.behind(2).header.hash);
    await produce(second, 6);
    assert.deepEqual(second.chain.head.pending, { receipts: [], delayed: [] });
    const answers = [...second.chain.store.from(0)].flatMap(block => block.outcomes.flatMap(outcome => outcome.logs));
    assert.deepEqual(answers, ['"x"']);
  });
}

test('Chain_that_was_stopped_has_the_hashes_of_one_that_was_not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'devchain-data-'));
  const keys = Array.from({ length: 8 }, () => KeyPair.fromRandom('ed25519'));
  const run = async (restarts: boolean) => {
    const options = { startTime: START, paused: true, ...restarts ? { journal: { folder } } : {} };
    let chain = await startTestChain(options);
    for (const [index, key] of keys.entries()) {
      const sent = await sendRaw(chain, {
        signerId: 'neura.local', key: chain.rootKey, receiverId: `a${index}.neura.local`,
        actions: [actions.createAccount(), actions.addFullAccessKey(key.getPublicKey()), actions.transfer(NEAR)],
      }, 'NONE');
      assert.equal(sent['error'], undefined);
      await produce(chain);
      if (!restarts) continue;
      await chain.close();
      chain = await startTestChain(options);
    }
    await produce(chain, 5);
    const hashes = [...chain.chain.store.from(0)].map(({ header }) => header.hash);
    await chain.close();
    return hashes;
  };
  const [plain, stopped] = [await run(false), await run(true)];
  rmSync(folder, { recursive: true });
  assert.equal(plain.length, 14);
  assert.deepEqual(stopped, plain);
});

kept('Fork_that_no_block_has_followed_is_still_one_after_a_restart', async open => {
  const first = await open();
  await produce(first, 4);
  const orphan = first.chain.head.header;
  const final = first.chain.final.header.hash;
  await first.rpc('sandbox_fork', { depth: 2 });
  const second = await open({ keepBlocks: 50 });
  assert.equal(second.chain.head.header.height, orphan.height - 2);
  assert.equal(second.chain.final.header.hash, final);
  await produce(second);
  assert.equal(second.chain.head.header.height, orphan.height + 1);
  const third = await open({ keepBlocks: 50 });
  assert.equal(third.chain.head.header.height, orphan.height + 1);
  assert.equal(third.chain.final.header.hash, final);
});

kept('Time_pushed_forward_stays_so', async open => {
  const first = await open({ startTime: undefined as never });
  await first.rpc('sandbox_advance_time', { nanoseconds: '86400000000000' });
  const before = first.chain.head.header.timestamp;
  const second = await open({ startTime: undefined as never });
  await produce(second);
  assert.ok(second.chain.head.header.timestamp > before);
  assert.ok(second.chain.head.header.timestamp - before < 60_000_000_000n);
});

kept('Transaction_in_no_block_is_gone_and_may_be_sent_again', async open => {
  const first = await open();
  const signed_tx_base64 = await encodeRaw(first, { signerId: 'neura.local', key: first.rootKey, nonce: 1n });
  const send = async (chain: TestChain) => (await chain.rpc('send_tx', { signed_tx_base64, wait_until: 'NONE' }))['result'];
  assert.equal((await send(first)).final_execution_status, 'NONE');
  const second = await open();
  assert.ok(second.chain.mempool.isEmpty);
  assert.equal((await send(second)).final_execution_status, 'NONE');
  await produce(second);
  assert.equal((await send(second)).final_execution_status, 'EXECUTED_OPTIMISTIC');
});

kept('Journal_forgets_what_the_chain_has_collected', async (open, folder) => {
  const size = () => statSync(join(folder, 'journal')).size;
  const first = await open({ keepBlocks: 10 });
  await relay(first, 2);
  await produce(first, 400);
  const long = size();
  const head = first.chain.head.header.hash;
  const second = await open({ keepBlocks: 10 });
  assert.ok(size() < long / 2, `${size()} of ${long}`);
  assert.equal(second.chain.head.header.hash, head);
  const probe = (await second.rpc('EXPERIMENTAL_changes_in_block', { block_id: head }))['result'];
  assert.equal(probe.block_hash, head);
  await relay(second, 8);
  const third = await open({ keepBlocks: 10 });
  assert.equal(third.chain.store.genesis.header.height, 0);
  assert.ok(third.chain.store.earliest.header.height > 300);
});

kept('Folder_of_another_chain_or_in_use_is_refused', async (open, folder) => {
  await open();
  await assert.rejects(startTestChain({ journal: { folder }, startTime: START }), /uses this folder/);
  await (await open()).close();
  for (const other of [{ seed: 'other' }, { chainId: 'other' }, { rootAccount: 'other.local' }, { finalityLag: 3 }]) {
    await assert.rejects(startTestChain({ journal: { folder }, startTime: START, ...other }), /the folder holds another chain/);
  }
  await open();
});
