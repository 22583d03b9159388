import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Account } from 'near-api-js';
import { encodeBase58 } from '../../devchain/codec/base58.js';
import { startTestChain, type TestChain } from '../devchain/support/testChain.js';
import { WASM } from './artifact.js';
import { BAD_UPGRADE, GOOD_UPGRADE } from './receiverContract.js';

const GAS = 300_000_000_000_000n;
const MINUTE = 60_000;

let chain: TestChain;
let owner: Account;
let contractId: string;
let contract: Account;

before(async () => {
  chain = await startTestChain();
  contract = await chain.account('nrc101');
  contractId = contract.accountId;
  owner = await chain.account('owner');
  await contract.deployContract(WASM);
  await call(contract, 'new', { owner_id: owner.accountId, upgrade_delay: String(MINUTE * 1e6), development: true }, 0n);
});
after(() => chain.close());

interface Answer {
  readonly receipts_outcome: readonly { readonly outcome: { readonly logs: readonly string[] } }[];
}

async function call(by: Account, methodName: string, args: object | Uint8Array, deposit = 1n): Promise<string[]> {
  const answer = await by.callFunctionRaw({ contractId, methodName, args, deposit, gas: GAS, waitUntil: 'FINAL' }) as unknown as Answer;
  return answer.receipts_outcome.flatMap(({ outcome }) => outcome.logs);
}

const hashOf = (code: Uint8Array) => encodeBase58(createHash('sha256').update(code).digest());
const stage = (code: Uint8Array) => call(owner, 'nrc_stage_upgrade', { code_hash: hashOf(code) });
const apply = (code: Uint8Array, by = owner) => call(by, 'nrc_apply_upgrade', code);
const advance = (milliseconds: number) => chain.rpc('sandbox_advance_time', { milliseconds });
const view = (method: string) => chain.provider.callFunction({ contractId, method, args: {} });
const staged = async () => {
  const { staged_upgrade } = await view('nrc_contract') as { staged_upgrade: { code_hash: string } | null };
  return staged_upgrade?.code_hash ?? null;
};

test('Upgrade_is_staged_shown_and_cancelled', async () => {
  await assert.rejects(apply(WASM), /E_NO_UPGRADE: /);
  await assert.rejects(call(owner, 'nrc_cancel_upgrade', {}), /E_NO_UPGRADE: /);
  await assert.rejects(call(owner, 'nrc_stage_upgrade', { code_hash: 'abc' }), /E_BAD_INPUT: /);
  const [log] = await stage(WASM);
  const event = JSON.parse(log!.slice('EVENT_JSON:'.length));
  assert.equal(event.event, 'upgrade_stage');
  assert.deepEqual(Object.keys(event.data[0]), ['code_hash', 'earliest_at', 'by']);
  assert.equal(event.data[0].code_hash, hashOf(WASM));
  assert.equal(await staged(), hashOf(WASM));
  assert.match((await call(owner, 'nrc_cancel_upgrade', {}))[0]!, /"upgrade_cancel"/);
  assert.equal(await staged(), null);
});

test('Upgrade_waits_for_its_delay_and_takes_the_staged_code_alone', async () => {
  await stage(WASM);
  await assert.rejects(apply(WASM), /E_TIME_LOCK: /);
  await advance(MINUTE);
  await assert.rejects(apply(GOOD_UPGRADE), /E_CODE_HASH: /);
  await assert.rejects(apply(WASM, await chain.account('mallory')), /E_NOT_CONTRACT_OWNER: /);
  await assert.rejects(call(owner, 'nrc_migrate', { code_hash: hashOf(WASM) }, 0n), /E_PRIVATE: /);
  const events = (await apply(WASM)).map(log => JSON.parse(log.slice('EVENT_JSON:'.length)));
  assert.deepEqual(events, [{
    standard: 'nrc101', version: '1.0.0', event: 'upgrade_apply',
    data: [{ code_hash: hashOf(WASM), version: '1.0.0', by: owner.accountId }],
  }]);
  assert.equal(await staged(), null);
});

test('Migration_from_a_state_that_the_code_does_not_know_is_refused', async () => {
  const other = await chain.account('other');
  await other.deployContract(WASM);
  const args = { code_hash: hashOf(WASM) };
  const never = other.callFunctionRaw({ contractId: other.accountId, methodName: 'nrc_migrate', args, gas: GAS });
  await assert.rejects(never, /E_NO_MIGRATION: /);
  await assert.rejects(call(contract, 'nrc_migrate', args, 0n), /E_NO_UPGRADE: /);
});

test('Upgrade_whose_migration_fails_leaves_the_old_code_and_what_was_staged', async () => {
  await stage(BAD_UPGRADE);
  await advance(MINUTE);
  await assert.rejects(apply(BAD_UPGRADE));
  assert.equal(await staged(), hashOf(BAD_UPGRADE), 'the old code answers');
});

test('Upgrade_deploys_and_migrates_in_one_receipt', async () => {
  await stage(GOOD_UPGRADE);
  await advance(MINUTE);
  assert.deepEqual(await apply(GOOD_UPGRADE), ['migrated']);
  assert.equal(await view('version'), 2);
  await assert.rejects(view('nrc_contract'));
});
