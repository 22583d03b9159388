import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { NEAR, startTestChain, type TestChain } from './support/testChain.js';

let chain: TestChain;
before(async () => { chain = await startTestChain(); });
after(() => chain.close());

test('Account_created_from_root_holds_what_was_sent', async () => {
  const alice = await chain.account('alice', 5n);
  const state = await alice.getState();
  assert.equal(state.balance.total, 5n * NEAR);
});

test('Contract_deployed_and_called_keeps_what_it_was_told', async () => {
  const probe = await chain.probe('keeper');
  await probe.callFunction({ contractId: probe.accountId, methodName: 'set', args: Buffer.from('"hello"'), gas: 30_000_000_000_000n });
  const value = await chain.provider.callFunction({ contractId: probe.accountId, method: 'get', args: {} });
  assert.equal(value, 'hello');
});
