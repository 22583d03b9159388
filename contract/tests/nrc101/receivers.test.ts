import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Account } from 'near-api-js';
import { NEAR, startTestChain, type TestChain } from '../devchain/support/testChain.js';
import { WASM } from './artifact.js';
import { RECEIVER_WASM } from './receiverContract.js';

const GAS = 100_000_000_000_000n;

let chain: TestChain;
let contractId: string;
let alice: Account;
let vault: string;

before(async () => {
  chain = await startTestChain();
  const contract = await chain.account('nrc101');
  contractId = contract.accountId;
  await contract.deployContract(WASM);
  await call(contract, 'new', { owner_id: contractId }, 0n);
  const receiver = await chain.account('vault');
  await receiver.deployContract(RECEIVER_WASM);
  vault = receiver.accountId;
  alice = await chain.account('alice');
  await call(alice, 'nrc_create_collection', { name: 'Models' }, NEAR);
  for (let i = 0; i < 9; i++) await call(alice, 'nrc_mint', { collection_id: '1', kind: 'model', name: 'M' }, NEAR);
});
after(() => chain.close());

interface Answer {
  readonly status: { readonly SuccessValue?: string };
}

async function call(by: Account, methodName: string, args: object, deposit: bigint): Promise<Answer> {
  return await by.callFunctionRaw({ contractId, methodName, args, deposit, gas: GAS, waitUntil: 'FINAL' }) as unknown as Answer;
}

async function owner(token_id: string): Promise<string | undefined> {
  const token = await chain.provider.callFunction({ contractId, method: 'nft_token', args: { token_id } });
  return (token as { owner_id: string } | null)?.owner_id;
}

/** What the transfer came to: whether the receiver has it for good, by the contract's answer; and who owns it now. */
async function sent(token_id: string, msg: string): Promise<[answer: string, owner: string | undefined]> {
  const { status } = await call(alice, 'nft_transfer_call', { receiver_id: vault, token_id, msg }, 1n);
  return [Buffer.from(status.SuccessValue ?? '', 'base64').toString(), await owner(token_id)];
}

test('Receiver_keeps_what_it_answers_false_to', async () => {
  assert.deepEqual(await sent('1:1', 'k'), ['true', vault]);
});

test('Receiver_that_returns_panics_answers_garbage_or_burns_its_gas_sends_it_back', async () => {
  for (const [token, message] of [['1:2', 'r'], ['1:3', 'p'], ['1:4', 'g'], ['1:5', 's'], ['1:6', '?']] as const) {
    assert.deepEqual(await sent(token, message), ['false', alice.accountId], message);
  }
});

test('Receiver_that_burnt_or_sold_it_meanwhile_cannot_be_made_to_return_it', async () => {
  assert.deepEqual(await sent('1:7', 'b'), ['true', undefined]);
  assert.deepEqual(await sent('1:8', 't'), ['true', 'fence.neura.local']);
});

test('Receiver_that_is_no_contract_sends_it_back', async () => {
  const bob = await chain.account('bob');
  const { status } = await call(alice, 'nft_transfer_call', { receiver_id: bob.accountId, token_id: '1:9', msg: '' }, 1n);
  assert.equal(Buffer.from(status.SuccessValue!, 'base64').toString(), 'false');
  assert.equal(await owner('1:9'), alice.accountId);
});

test('Approval_with_a_message_answers_what_the_approved_contract_answers', async () => {
  const { status } = await call(alice, 'nft_approve', { token_id: '1:9', account_id: vault, msg: 'sell' }, NEAR / 10n);
  assert.deepEqual(JSON.parse(Buffer.from(status.SuccessValue!, 'base64').toString()), {
    token_id: '1:9', owner_id: alice.accountId, approval_id: 1, msg: 'sell',
  });
});
