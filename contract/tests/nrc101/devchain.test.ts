import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Account } from 'near-api-js';
import { NEAR, startTestChain, type TestChain } from '../devchain/support/testChain.js';
import { WASM } from './artifact.js';
import { eventsOf } from './outcome.js';

const GAS = 30_000_000_000_000n;

let chain: TestChain;
let contractId: string;
let alice: Account;
let bob: Account;

before(async () => {
  chain = await startTestChain();
  const contract = await chain.account('nrc101');
  contractId = contract.accountId;
  await contract.deployContract(WASM);
  await call(contract, 'new', { owner_id: contractId });
  [alice, bob] = [await chain.account('alice'), await chain.account('bob')];
});
after(() => chain.close());

interface Answer {
  readonly receipts_outcome: readonly { readonly outcome: { readonly logs: readonly string[] } }[];
}

async function call(by: Account, methodName: string, args: object, deposit = 0n): Promise<Answer> {
  return await by.callFunctionRaw({ contractId, methodName, args, deposit, gas: GAS }) as unknown as Answer;
}

const view = (method: string, args: Record<string, unknown>) => chain.provider.callFunction({ contractId, method, args });
const balance = async (account: Account) => (await account.getState()).balance.total;
const eventNames = (answer: Answer) => eventsOf(answer.receipts_outcome.flatMap(({ outcome }) => outcome.logs)).map(({ event }) => event);

/** Refunds arrive blocks after the call that they belong to. */
async function assertRefunded(account: Account, before: bigint): Promise<void> {
  let spent = before - await balance(account);
  for (let tries = 0; spent > NEAR / 20n && tries < 500; tries++) {
    await new Promise(resume => setTimeout(resume, 10));
    spent = before - await balance(account);
  }
  assert.ok(spent > 0n && spent <= NEAR / 20n, `${spent} yoctoNEAR spent: gas and state alone were due`);
}

test('Asset_lives_on_a_chain_from_mint_to_burn', async () => {
  assert.deepEqual(eventNames(await call(alice, 'nrc_create_collection', { name: 'Models' }, NEAR)), ['collection_create']);
  const mint = { collection_id: '1', kind: 'model', name: 'Cats' };
  assert.deepEqual(eventNames(await call(alice, 'nrc_mint', mint, NEAR)), ['nft_mint', 'asset_mint']);
  const grant = { token_id: '1:1', account_id: bob.accountId, level: 4 };
  assert.deepEqual(eventNames(await call(alice, 'nrc_set_access', grant, NEAR / 100n)), ['access_set']);
  assert.equal(await view('nrc_access_level', { token_id: '1:1', account_id: bob.accountId }), 4);
  const sale = { token_id: '1:1', receiver_id: bob.accountId };
  assert.deepEqual(eventNames(await call(alice, 'nft_transfer', sale, 1n)), ['nft_transfer', 'access_epoch']);
  assert.equal(await view('nrc_access_level', { token_id: '1:1', account_id: alice.accountId }), 0);
  assert.deepEqual(eventNames(await call(bob, 'nrc_burn', { token_id: '1:1' }, 1n)), ['nft_burn', 'asset_burn']);
  assert.equal(await view('nft_token', { token_id: '1:1' }), null);
});

test('Excess_of_a_deposit_comes_back_in_a_receipt_of_its_own', async () => {
  const before = await balance(alice);
  await call(alice, 'nrc_create_collection', { name: 'More' }, 10n * NEAR);
  await assertRefunded(alice, before);
});

test('Refused_call_leaves_its_code_and_gives_the_deposit_back', async () => {
  const before = await balance(bob);
  await assert.rejects(call(bob, 'nrc_mint', { collection_id: '1', kind: 'model', name: 'X' }, 10n * NEAR), /E_NOT_MINTER: /);
  await assertRefunded(bob, before);
});
