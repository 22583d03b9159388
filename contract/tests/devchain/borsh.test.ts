import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBase58, encodeBase58 } from '../../devchain/codec/base58.js';
import type { Action } from '../../devchain/codec/action.js';
import { readActions } from '../../devchain/codec/actionCodec.js';
import { BorshError, BorshReader } from '../../devchain/codec/borshReader.js';
import { BorshWriter } from '../../devchain/codec/borshWriter.js';
import { sha256 } from '../../devchain/codec/hash.js';
import { keyPairFromSecret, publicKeyBytes, verifySignature } from '../../devchain/codec/keys.js';
import { decodeTransaction } from '../../devchain/codec/transaction.js';
import { NO_SHARED_DATA, sharedJson } from './support/sharedData.js';
import type { RpcAnswer } from './support/testChain.js';

const skip = NO_SHARED_DATA;

test('Base58_round_trips_leading_zeros_and_refuses_other_symbols', () => {
  for (const bytes of [[], [0], [0, 0, 1], [255, 254], [...Array(32).keys()]]) {
    assert.deepEqual([...decodeBase58(encodeBase58(Buffer.from(bytes)))], bytes);
  }
  assert.throws(() => decodeBase58('0OIl'), RangeError);
});

test('Real_testnet_transactions_decode_hash_and_verify', { skip }, () => {
  const { transactions } = sharedJson('vectors/testnet-signed-transactions.json') as { transactions: RpcAnswer[] };
  for (const vector of transactions) {
    const decoded = decodeTransaction(Buffer.from(vector['signed_tx_base64'], 'base64'));
    if (vector['hash']) assert.equal(decoded.hash, vector['hash']);
    assert.equal(decoded.signerId, vector['signer_id']);
    assert.equal(decoded.receiverId, vector['receiver_id']);
    assert.equal(Number(decoded.nonce), vector['nonce']);
    assert.ok(verifySignature(decoded.publicKey, decoded.hashBytes, decoded.signature.bytes));
  }
});

test('Every_classic_action_decodes', { skip }, () => {
  const { transactions } = sharedJson('vectors/near-api-js.json') as { transactions: RpcAnswer[] };
  const vector = transactions.find(t => t['name'].startsWith('all classic actions'))!;
  const unsigned = Buffer.from(vector['hex'], 'hex');
  const decoded = decodeTransaction(Buffer.concat([unsigned, Buffer.alloc(65)]));
  assert.deepEqual(decoded.actions.map(action => action.type), [
    'CreateAccount', 'DeployContract', 'FunctionCall', 'Transfer', 'Stake', 'AddKey', 'DeleteKey', 'DeleteAccount',
  ]);
  const [, , call] = decoded.actions as [Action, Action, Extract<Action, { type: 'FunctionCall' }>];
  assert.deepEqual([call.methodName, [...call.args], call.gas, call.deposit], ['qqq', [1, 2, 3], 1000, 1_000_000n]);
  assert.equal(decoded.hash, encodeBase58(sha256(unsigned)));
});

test('Delegate_action_of_near_api_js_decodes_to_the_bytes_that_were_signed', { skip }, () => {
  const { delegate: [vector] } = sharedJson('vectors/near-api-js.json') as { delegate: RpcAnswer[] };
  const action = Buffer.from(vector!['hex'], 'hex');
  const [decoded] = readActions(new BorshReader(Buffer.concat([Buffer.of(1, 0, 0, 0), action])));
  assert.ok(decoded?.type === 'Delegate');
  assert.equal(decoded.delegate.senderId, vector!['sender_id']);
  assert.equal(decoded.delegate.nonce, BigInt(vector!['nonce']));
  assert.deepEqual(decoded.delegate.bytes, action.subarray(1, action.length - 65));
});

test('Mainnet_delegate_signatures_verify_over_the_prefixed_bytes', { skip }, () => {
  const vectors = sharedJson('vectors/nep366-mainnet-delegates.json') as RpcAnswer[];
  let verified = 0;
  for (const { delegate_action: signed, signature } of vectors) {
    if (!signed.actions.every((action: RpcAnswer) => action['FunctionCall'])) continue;
    const writer = new BorshWriter().u32(1073742190).string(signed.sender_id).string(signed.receiver_id);
    writer.list(signed.actions as RpcAnswer[], ({ FunctionCall: call }) => writer.u8(2).string(call.method_name)
      .bytes(Buffer.from(call.args, 'base64')).u64(BigInt(call.gas)).u128(BigInt(call.deposit)));
    writer.u64(BigInt(signed.nonce)).u64(BigInt(signed.max_block_height)).fixed(publicKeyBytes(signed.public_key));
    assert.ok(verifySignature(signed.public_key, sha256(writer.done()), decodeBase58(signature.slice('ed25519:'.length))));
    verified++;
  }
  assert.ok(verified > 100, `${verified}`);
});

test('Key_pairs_of_near_api_js_give_their_public_halves', { skip }, () => {
  const { keys } = sharedJson('vectors/near-api-js.json') as { keys: RpcAnswer[] };
  for (const { secret_key, seed_only_secret_key, public_key } of keys) {
    if (String(public_key).startsWith('ed25519')) assert.equal(keyPairFromSecret(secret_key ?? seed_only_secret_key).publicKey, public_key);
  }
});

test('Truncated_and_padded_transactions_are_refused', { skip }, () => {
  const { transactions: [vector] } = sharedJson('vectors/testnet-signed-transactions.json') as { transactions: RpcAnswer[] };
  const whole = Buffer.from(vector!['signed_tx_base64'], 'base64');
  for (let length = 0; length < whole.length; length++) assert.throws(() => decodeTransaction(whole.subarray(0, length)), BorshError);
  assert.throws(() => decodeTransaction(Buffer.concat([whole, Buffer.of(0)])), BorshError);
});

test('Hostile_lengths_are_refused_before_memory_is_taken', () => {
  const huge = Buffer.of(255, 255, 255, 255);
  assert.throws(() => new BorshReader(huge).list(() => 0), BorshError);
  assert.throws(() => new BorshReader(huge).bytes(), BorshError);
});

test('Version_1_transaction_is_refused_by_name', () => {
  assert.throws(() => decodeTransaction(Buffer.of(1, 0, 0, 0)), /version 1/);
});

test('Later_actions_are_refused_by_name', () => {
  const names = ['DeployGlobalContract', 'UseGlobalContract', 'DeterministicStateInit'];
  for (const [index, name] of names.entries()) {
    assert.throws(() => readActions(new BorshReader(Buffer.of(1, 0, 0, 0, 9 + index))), new RegExp(name));
  }
});

test('Delegate_inside_a_delegate_is_refused', { skip }, () => {
  const { delegate: [vector] } = sharedJson('vectors/near-api-js.json') as { delegate: RpcAnswer[] };
  const inner = Buffer.from(vector!['hex'], 'hex');
  const outer = new BorshWriter().u32(1).u8(8).string('a.b').string('c.d').u32(1).fixed(inner).done();
  assert.throws(() => readActions(new BorshReader(outer)), /delegate action holds a delegate action/);
});
