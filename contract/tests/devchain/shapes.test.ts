import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actions, KeyPair } from 'near-api-js';
import { problems } from './support/openApi.js';
import { encodeRaw } from './support/rawTransaction.js';
import { NO_SHARED_DATA, sharedJson } from './support/sharedData.js';
import { startTestChain, type RpcAnswer, type TestChain } from './support/testChain.js';

let chain: TestChain;
let contract: string;
let sent: RpcAnswer;
before(async () => {
  chain = await startTestChain();
  const probe = await chain.probe('shaped');
  contract = probe.accountId;
  const publicKey = KeyPair.fromRandom('ed25519').getPublicKey();
  await probe.addFunctionCallAccessKey({ publicKey, contractId: contract, methodNames: ['get'] });
  sent = await chain.root.signAndSendTransaction({
    receiverId: contract, waitUntil: 'FINAL',
    actions: [
      actions.functionCall('set', Buffer.from('"x"'), 10n ** 13n, 0n),
      actions.functionCall('relay', Buffer.from(contract), 10n ** 14n, 0n),
    ],
  }) as unknown as RpcAnswer;
});
after(() => chain.close());

const latest = { finality: 'final' };
const query = (request_type: string, more: object = {}) => () => ({ request_type, account_id: contract, ...latest, ...more });
const receipt = () => sent['receipts_outcome'][0];
const byHash = () => ({ tx_hash: sent['transaction'].hash, sender_account_id: 'neura.local', wait_until: 'FINAL' });
const changes = (changes_type: string, more: object = {}) => () => ({
  changes_type, account_ids: [contract], block_id: receipt().block_hash, ...more,
});

/** Method, schema of its result, parameters. */
const SHAPES: readonly [string, string, () => unknown][] = [
  ['block', 'RpcBlockResponse', () => latest],
  ['chunk', 'RpcChunkResponse', () => ({ block_id: receipt().block_hash, shard_id: 0 })],
  ['status', 'RpcStatusResponse', () => []],
  ['gas_price', 'RpcGasPriceResponse', () => [null]],
  ['validators', 'RpcValidatorResponse', () => [null]],
  ['network_info', 'RpcNetworkInfoResponse', () => []],
  ['query', 'RpcQueryResponse', query('view_account')],
  ['query', 'RpcQueryResponse', query('view_access_key_list')],
  ['query', 'RpcQueryResponse', query('view_code')],
  ['query', 'RpcQueryResponse', query('view_state', { prefix_base64: '' })],
  ['query', 'RpcQueryResponse', query('call_function', { method_name: 'get', args_base64: '' })],
  ['tx', 'RpcTransactionResponse', byHash],
  ['EXPERIMENTAL_tx_status', 'RpcTransactionResponse', byHash],
  ['EXPERIMENTAL_tx_status', 'FinalExecutionOutcomeWithReceiptView', byHash],
  ['EXPERIMENTAL_receipt', 'RpcReceiptResponse', () => ({ receipt_id: receipt().id })],
  ['EXPERIMENTAL_changes_in_block', 'RpcStateChangesInBlockByTypeResponse', () => ({ block_id: receipt().block_hash })],
  ['EXPERIMENTAL_changes', 'RpcStateChangesInBlockResponse', changes('account_changes')],
  ['EXPERIMENTAL_changes', 'RpcStateChangesInBlockResponse', changes('data_changes', { key_prefix_base64: '' })],
  ['EXPERIMENTAL_light_client_proof', 'RpcLightClientExecutionProofResponse',
    () => ({ type: 'receipt', receipt_id: receipt().id, receiver_id: contract, light_client_head: receipt().block_hash })],
];

for (const [index, [method, schema, params]] of SHAPES.entries()) {
  test(`Answer_${index}_of_${method}_is_a_${schema}`, { skip: NO_SHARED_DATA }, async () => {
    const answer = await chain.rpc(method, params());
    assert.equal(answer['error'], undefined, JSON.stringify(answer['error']));
    assert.deepEqual(problems(schema, answer['result']), []);
  });
}

test('Shape_check_finds_what_is_missing_and_what_is_wrong', { skip: NO_SHARED_DATA }, () => {
  assert.deepEqual(problems('RpcGasPriceResponse', {}), ['RpcGasPriceResponse: gas_price is missing']);
  assert.equal(problems('RpcGasPriceResponse', { gas_price: 1 }).length, 1);
});

test('Protocol_configuration_has_the_fees_of_version_84', { skip: NO_SHARED_DATA }, async () => {
  const { result } = await chain.rpc('EXPERIMENTAL_protocol_config', latest);
  const real = sharedJson('schema/runtime-config-protocol-84.json') as RpcAnswer;
  assert.equal(result.runtime_config.storage_amount_per_byte, real['storage_amount_per_byte']);
  for (const part of ['action_receipt_creation_config', 'data_receipt_creation_config', 'action_creation_config', 'storage_usage_config']) {
    assert.deepEqual(result.runtime_config.transaction_costs[part], real['transaction_costs'][part]);
  }
  const realCosts = Object.entries(real['wasm_config'].ext_costs as Record<string, number>);
  const ours = new Set(Object.values(result.runtime_config.wasm_config.ext_costs as Record<string, number>));
  const unused = /^(ecrecover|large|storage_large|touching|read_cached|yield)/;
  assert.deepEqual(realCosts.filter(([name, gas]) => !unused.test(name) && !ours.has(gas)), []);
});

test('Answers_have_every_field_of_the_recorded_ones', { skip: NO_SHARED_DATA }, async () => {
  const recorded = (file: string) => (sharedJson(`rpc/${file}`) as RpcAnswer)['result'];
  const pairs: [string, string, object][] = [
    ['query-view-account.json', 'query', query('view_account')()],
    ['query-view-access-key-list.json', 'query', query('view_access_key_list')()],
    ['query-call-function.json', 'query', query('call_function', { method_name: 'get', args_base64: '' })()],
    ['query-view-state.json', 'query', query('view_state', { prefix_base64: '' })()],
    ['changes-account.json', 'EXPERIMENTAL_changes', changes('account_changes')()],
    ['changes-in-block.json', 'EXPERIMENTAL_changes_in_block', { block_id: receipt().block_hash }],
    ['experimental-receipt.json', 'EXPERIMENTAL_receipt', { receipt_id: receipt().id }],
    ['experimental-tx-status.json', 'EXPERIMENTAL_tx_status', byHash()],
    ['tx-transfer-testnet.json', 'tx', byHash()],
  ];
  for (const [file, method, params] of pairs) {
    const { result } = await chain.rpc(method, params);
    assert.deepEqual(Object.keys(recorded(file)).filter(name => !(name in result)), [], file);
  }
});

test('Refused_transaction_is_answered_as_recorded', { skip: NO_SHARED_DATA }, async () => {
  const recorded = sharedJson('rpc/error-expired.json') as RpcAnswer;
  const signed_tx_base64 = await encodeRaw(chain, { signerId: 'neura.local', key: chain.rootKey, blockHash: '1'.repeat(31) + '2' });
  const { error } = await chain.rpc('send_tx', { signed_tx_base64 });
  assert.deepEqual(error, recorded['error']);
});
