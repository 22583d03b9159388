import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { actions, KeyPair } from 'near-api-js';
import { keySet } from './support/keySet.js';
import { relayEachKind } from './support/relayed.js';
import { NO_SHARED_DATA, sharedFiles, sharedJson } from './support/sharedData.js';
import { startTestChain, type RpcAnswer, type TestChain } from './support/testChain.js';

const skip = NO_SHARED_DATA;
const folder = mkdtempSync(join(tmpdir(), 'devchain-lake-'));
let chain: TestChain;
let busy: number[];
before(async () => {
  chain = await startTestChain({ lakeFolder: folder });
  busy = await everyShape();
});
after(async () => {
  await chain.close();
  rmSync(folder, { recursive: true });
});

/** Makes something of each kind that the recorded blocks hold; gives the heights it is in. */
async function everyShape(): Promise<number[]> {
  const first = chain.chain.head.header.height;
  const probe = await chain.probe('probe');
  const publicKey = KeyPair.fromRandom('ed25519').getPublicKey();
  await probe.addFunctionCallAccessKey({ publicKey, contractId: probe.accountId, methodNames: ['get'], allowance: 10n ** 24n });
  await probe.addFullAccessKey(KeyPair.fromRandom('ed25519').getPublicKey());
  await probe.deleteKey(publicKey);
  const limited = actions.addFunctionCallAccessKey(KeyPair.fromRandom('ed25519').getPublicKey(), probe.accountId, ['get'], 1n);
  await chain.root.signAndSendTransaction({ receiverId: 'limited.neura.local', actions: [actions.createAccount(), limited] });
  const call = (method: string, args: string, gas = 10n ** 14n) => chain.root.signAndSendTransaction({
    receiverId: probe.accountId, throwOnFailure: false, actions: [actions.functionCall(method, Buffer.from(args), gas, 0n)],
  });
  await call('set', '"x"');
  await call('relay', probe.accountId);
  await call('relay', 'nobody.neura.local');
  await call('set_log_panic', 'log of a failure');
  await chain.root.signAndSendTransaction({
    receiverId: probe.accountId, throwOnFailure: false, actions: [actions.createAccount(), actions.transfer(1n)],
  });
  await chain.root.transfer({ receiverId: chain.root.accountId, amount: 1n });
  await relayEachKind(chain, 'relayed');
  await chain.rpc('sandbox_produce_blocks', { count: 5 });
  return [...chain.chain.store.from(first)].map(({ header }) => header.height).filter(height => height <= chain.chain.final.header.height);
}

const get = (path: string, more: RequestInit = {}) => fetch(chain.url + path, more);
const json = async (path: string) => await (await get(path)).json() as RpcAnswer;
const name = (height: number) => String(height).padStart(12, '0');

/** What depends on the fees of one call, or is named by an error: no part of the shape. */
const VARYING = /gas_profile\[\]|\.Failure\.|\.proof\[\]/;
const served = async (pick: (height: number) => Promise<unknown>) => {
  const keys = new Set<string>();
  for (const height of busy) keySet(await pick(height), '', keys);
  return keys;
};
const lacking = (recorded: unknown, ours: Set<string>) => [...keySet(recorded)].filter(key => !VARYING.test(key) && !ours.has(key));

test('Lake_files_have_every_field_of_the_recorded_ones', { skip }, async () => {
  const blocks = await served(h => json(`/lake/${name(h)}/block.json`));
  const shards = await served(h => json(`/lake/${name(h)}/shard_0.json`));
  for (const path of sharedFiles('lake')) {
    assert.deepEqual(lacking(sharedJson(path), path.endsWith('block.json') ? blocks : shards), [], path);
  }
});

test('Block_server_message_has_every_field_of_the_recorded_ones', { skip }, async () => {
  const ours = await served(h => json(`/v0/block/${h}`));
  for (const path of [...sharedFiles('streamer'), 'lake-js/61321189.snake.json']) {
    assert.deepEqual(lacking(sharedJson(path), ours), [], path);
  }
});

test('Block_server_message_has_no_field_that_recorded_ones_lack', { skip }, async () => {
  const recorded = new Set<string>();
  for (const path of sharedFiles('streamer')) keySet(sharedJson(path), '', recorded);
  const frame = /^(\.block\.[^.]+(\.[^.]+)?|\.shards\[\]\.[^.]+(\.(author|header|transactions|receipts|local_receipts)(\.[^.]+)?)?)$/;
  const outcomes = '.shards[].receipt_execution_outcomes[].execution';
  const ours = [...await served(h => json(`/v0/block/${h}`))].filter(key => frame.test(key) || key.startsWith(outcomes));
  assert.deepEqual(ours.filter(key => !VARYING.test(key) && !recorded.has(key)), []);
});

test('Message_holds_what_the_rpc_says_of_the_same_block', async () => {
  for (const height of busy) {
    const [message, { result: block }] = [await json(`/v0/block/${height}`), await chain.rpc('block', { block_id: height })];
    assert.deepEqual(message['block'], block);
    const [shard] = message['shards'];
    for (const { execution_outcome, receipt, tx_hash } of shard.receipt_execution_outcomes) {
      const { result } = await chain.rpc('EXPERIMENTAL_light_client_proof', {
        type: 'receipt', receipt_id: execution_outcome.id, receiver_id: receipt.receiver_id, light_client_head: block.header.hash,
      });
      assert.deepEqual(execution_outcome, result.outcome_proof);
      assert.equal((await chain.rpc('EXPERIMENTAL_receipt_to_tx', { receipt_id: receipt.receipt_id }))['result'].transaction_hash, tx_hash);
    }
    for (const { transaction, outcome } of shard.chunk.transactions) {
      assert.equal(outcome.execution_outcome.id, transaction.hash);
      assert.equal(outcome.receipt, null);
    }
  }
});

test('Local_receipt_is_listed_apart_from_those_of_the_chunk', async () => {
  const messages = await Promise.all(busy.map(height => json(`/v0/block/${height}`)));
  const chunks = messages.map(message => message['shards'][0].chunk);
  const local = chunks.flatMap(chunk => chunk.local_receipts as RpcAnswer[]);
  assert.ok(local.some(receipt => receipt['predecessor_id'] === 'neura.local' && receipt['receiver_id'] === 'neura.local'));
  const inChunks = new Set(chunks.flatMap(chunk => chunk.receipts.map((receipt: RpcAnswer) => receipt['receipt_id'])));
  assert.deepEqual(local.filter(receipt => inChunks.has(receipt['receipt_id'])), []);
});

test('Skipped_height_is_null_and_a_missed_chunk_is_null_within_its_block', async () => {
  await chain.rpc('sandbox_pause', {});
  await chain.rpc('sandbox_skip_heights', { count: 1 });
  await chain.rpc('sandbox_miss_chunks', { count: 1 });
  const { result: { height } } = await chain.rpc('sandbox_produce_blocks', { count: 1 });
  await chain.rpc('sandbox_produce_blocks', { count: 3 });
  const skipped = await get(`/v0/block/${height - 1}`);
  assert.deepEqual([skipped.status, await skipped.text()], [200, 'null']);
  const { block, shards } = await json(`/v0/block/${height}`) as { block: RpcAnswer; shards: RpcAnswer[] };
  assert.equal(block['header'].prev_height, height - 2);
  assert.deepEqual(shards, [{ shard_id: 0, chunk: null, receipt_execution_outcomes: [], state_changes: [] }]);
  assert.equal((await get(`/lake/${name(height - 1)}/block.json`)).status, 404);
  await chain.rpc('sandbox_resume', {});
});

test('Newest_final_block_is_redirected_to_and_a_coming_one_is_waited_for', async () => {
  const redirect = await get('/v0/last_block/final', { redirect: 'manual' });
  assert.match(redirect.headers.get('location')!, /^\/v0\/block\/\d+$/);
  const { block: { header } } = await json('/v0/last_block/final') as RpcAnswer;
  const next = (await json(`/v0/block/${header.height + 2}`))['block'].header;
  assert.equal(next.height, header.height + 2);
  assert.ok(next.height <= chain.chain.final.header.height);
  const far = await get(`/v0/block/${header.height + 1000}`);
  assert.deepEqual([far.status, (await far.json() as RpcAnswer)['type']], [404, 'BLOCK_DOES_NOT_EXIST']);
  const optimistic = await json('/v0/last_block/optimistic');
  assert.ok(optimistic['block'].header.height > header.height);
  assert.deepEqual(await json(`/v0/block/${busy[0]}/shard/0`), (await json(`/v0/block/${busy[0]}`))['shards'][0]);
  assert.equal((await get('/v0/block/x')).status, 400);
});

test('Bucket_lists_in_pages_what_it_serves', async () => {
  const page = async (query: string) => (await get(`/lake?list-type=2&${query}`)).text();
  const tags = (xml: string, tag: string) => [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, text]) => text!);
  const start = name(busy[2]!);
  const one = await page(`start-after=${start}&delimiter=%2F&max-keys=3`);
  const prefixes = (xml: string) => [...xml.matchAll(/<CommonPrefixes><Prefix>([^<]*)<\/Prefix>/g)].map(([, text]) => text!);
  assert.deepEqual(prefixes(one), busy.slice(2, 5).map(height => `${name(height)}/`));
  assert.deepEqual([tags(one, 'IsTruncated'), tags(one, 'KeyCount')], [['true'], ['3']]);
  const two = await page(`delimiter=%2F&max-keys=2&continuation-token=${tags(one, 'NextContinuationToken')[0]}`);
  assert.deepEqual(prefixes(two), busy.slice(5, 7).map(height => `${name(height)}/`));

  const within = await page(`prefix=${start}%2F`);
  assert.deepEqual(tags(within, 'Key'), [`${start}/block.json`, `${start}/shard_0.json`]);
  assert.deepEqual(tags(within, 'IsTruncated'), ['false']);
  const object = await get(`/lake/${start}/block.json`);
  const body = Buffer.from(await object.arrayBuffer());
  const etag = object.headers.get('etag')!.replaceAll('"', '&#34;');
  assert.deepEqual([tags(within, 'Size')[0], tags(within, 'ETag')[0]], [String(body.length), etag]);
  assert.match((await (await get('/lake/000000000001/shard_9.json')).text()), /NoSuchKey/);
});

test('Folder_holds_each_final_block_as_the_bucket_serves_it', async () => {
  const written = readdirSync(folder).filter(entry => !entry.startsWith('.'));
  for (const height of busy) assert.ok(written.includes(name(height)), `${height}`);
  assert.deepEqual(readdirSync(join(folder, name(busy[0]!))).sort(), ['block.json', 'shard_0.json']);
  for (const file of ['block.json', 'shard_0.json']) {
    assert.equal(readFileSync(join(folder, name(busy[3]!), file), 'utf8'), await (await get(`/lake/${name(busy[3]!)}/${file}`)).text());
  }
  await assert.rejects(startTestChain({ lakeFolder: folder, seed: 'another' }), /holds block \d+ of another chain/);
});

test('Faults_asked_for_meet_those_who_read_blocks_too', async () => {
  await chain.rpc('sandbox_fail_next', { status: 429, method: 'block_server' });
  assert.deepEqual([(await get('/v0/last_block/final')).status, (await get('/v0/last_block/final')).status], [429, 200]);
  await chain.rpc('sandbox_fail_next', { status: 500, method: 'lake', count: 2 });
  const path = `/lake/${name(busy[0]!)}/block.json`;
  assert.deepEqual([(await get(path)).status, (await get(path)).status, (await get(path)).status], [500, 500, 200]);
});
