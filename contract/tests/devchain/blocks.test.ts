import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actions } from 'near-api-js';
import { decodeBase58 } from '../../devchain/codec/base58.js';
import { sha256 } from '../../devchain/codec/hash.js';
import { outcomeLeaf } from '../../devchain/ledger/outcomeLeaf.js';
import { sendRaw } from './support/rawTransaction.js';
import { NEAR, startTestChain, type RpcAnswer, type TestChain } from './support/testChain.js';

let chain: TestChain;
before(async () => { chain = await startTestChain(); });
after(() => chain.close());

const block = async (id: object): Promise<RpcAnswer> => (await chain.rpc('block', id))['result'];

test('Blocks_form_a_chain_back_to_genesis', async () => {
  await chain.account('linked');
  const { header: { height } } = await block({ finality: 'optimistic' });
  let child = await block({ block_id: height });
  while (child['header'].height > 0) {
    const parent = await block({ block_id: child['header'].prev_height });
    assert.equal(child['header'].prev_hash, parent['header'].hash);
    assert.ok(BigInt(child['header'].timestamp_nanosec) > BigInt(parent['header'].timestamp_nanosec));
    child = parent;
  }
});

test('Final_block_is_the_one_the_head_names', async () => {
  await chain.rpc('sandbox_pause', {});
  await chain.rpc('sandbox_produce_blocks', { count: 5 });
  const head = await block({ finality: 'optimistic' });
  const final = chain.chain.final.header;
  assert.equal(head['header'].height - final.height, 2);
  const { result } = await chain.rpc('block', { block_id: head['header'].last_final_block });
  await chain.rpc('sandbox_resume', {});
  assert.equal(result.header.height, head['header'].height - 2);
});

test('Finality_levels_lie_one_block_apart', async () => {
  await chain.rpc('sandbox_pause', {});
  const blocks = await Promise.all(['optimistic', 'near-final', 'final'].map(finality => block({ finality })));
  const heights = blocks.map(({ header }) => header.height);
  await chain.rpc('sandbox_resume', {});
  assert.deepEqual(heights, [heights[0], heights[0] - 1, heights[0] - 2]);
});

test('Outcome_proofs_lead_to_the_outcome_root_of_the_block', async () => {
  await chain.rpc('sandbox_pause', {});
  const { result: { nonce } } = await chain.rpc('query', {
    request_type: 'view_access_key', account_id: 'neura.local', public_key: chain.rootKey.getPublicKey().toString(), finality: 'optimistic',
  });
  for (let i = 1; i <= 5; i++) {
    const raw = { signerId: 'neura.local', key: chain.rootKey, nonce: BigInt(nonce + i), actions: [actions.transfer(1n)] };
    await sendRaw(chain, raw, 'NONE');
  }
  const { result: { hash } } = await chain.rpc('sandbox_produce_blocks', { count: 1 });
  await chain.rpc('sandbox_resume', {});
  await chain.rpc('sandbox_produce_blocks', { count: 3 });
  // Five conversions, and as many local receipts in the same block.
  const { outcomes } = chain.chain.store.byHash(hash)!;
  assert.equal(outcomes.length, 10);
  for (const outcome of outcomes) {
    const { result } = await chain.rpc('EXPERIMENTAL_light_client_proof', {
      type: 'receipt', receipt_id: outcome.id, receiver_id: 'neura.local', light_client_head: hash,
    });
    let digest = outcomeLeaf(outcome);
    for (const step of result.outcome_proof.proof) {
      const neighbour = decodeBase58(step.hash);
      digest = step.direction === 'Right' ? sha256(digest, neighbour) : sha256(neighbour, digest);
    }
    assert.deepEqual(digest, decodeBase58(result.block_header_lite.inner_lite.outcome_root));
  }
});

test('Local_receipt_runs_in_the_block_of_its_transaction_and_is_in_no_chunk', async () => {
  const sent = await chain.root.transfer({ receiverId: 'neura.local', amount: 1n });
  const { transaction_outcome, receipts_outcome } = sent as never as RpcAnswer;
  assert.equal(receipts_outcome[0].block_hash, transaction_outcome.block_hash);
  const { result: chunk } = await chain.rpc('chunk', { block_id: transaction_outcome.block_hash, shard_id: 0 });
  assert.deepEqual(chunk.receipts.filter((r: RpcAnswer) => r['receipt_id'] === receipts_outcome[0].id), []);
});

test('Supply_shrinks_by_what_is_burnt', async () => {
  const before = BigInt((await block({ finality: 'optimistic' }))['header'].total_supply);
  await chain.root.transfer({ receiverId: 'neura.local', amount: NEAR });
  assert.ok(BigInt((await block({ finality: 'optimistic' }))['header'].total_supply) < before);
});

test('Times_and_nonces_beyond_2_to_the_53_arrive_with_all_digits', async () => {
  const response = await fetch(chain.url, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: '{"jsonrpc":"2.0","id":"x","method":"block","params":{"finality":"final"}}',
  });
  const text = await response.text();
  const [, number, digits] = /"timestamp":(\d+),"timestamp_nanosec":"(\d+)"/.exec(text)!;
  assert.equal(number, digits);
  assert.equal(number!.length, 19);
});

test('Unknown_method_and_broken_requests_are_named', async () => {
  const missing = await chain.rpc('no_such_method', {});
  assert.deepEqual([missing['httpStatus'], missing['error'].name, missing['error'].cause.name, missing['error'].code],
    [400, 'REQUEST_VALIDATION_ERROR', 'METHOD_NOT_FOUND', -32601]);
  for (const [method, params] of [
    ['block', {}], ['tx', {}], ['send_tx', { signed_tx_base64: 'AAAA' }], ['send_tx', { signed_tx_base64: '???' }],
    ['query', { request_type: 'view_account', account_id: 'NOT VALID', finality: 'final' }],
    ['query', { request_type: 'nonsense', account_id: 'neura.local', finality: 'final' }],
  ] as const) {
    const answer = await chain.rpc(method, params);
    assert.equal(answer['error']?.cause.name, 'PARSE_ERROR', method);
  }
  const method = await chain.rpc('toString', {});
  assert.equal(method['error'].cause.name, 'METHOD_NOT_FOUND');
});

test('Only_json_is_taken_and_only_from_loopback', async () => {
  const plain = await fetch(chain.url, { method: 'POST', body: '{"jsonrpc":"2.0","id":1,"method":"sandbox_produce_blocks"}' });
  assert.equal(plain.status, 415);
  assert.equal((await fetch(chain.url, { method: 'PUT', body: 'x' })).status, 405);
  assert.ok(chain.url.startsWith('http://127.0.0.1:'));
  assert.equal((await (await fetch(`${chain.url}/status`)).json() as RpcAnswer)['chain_id'], 'neura-local');
});
