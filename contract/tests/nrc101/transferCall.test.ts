import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEvents, assertRefused, nep171, nrc101 } from './expect.js';
import type { PromisedCall } from './outcome.js';
import { assetMinted, grant, levelOf, mint, TOKEN } from './scenarios.js';
import { DEPOSIT, type Sandbox, YOCTO_PER_BYTE } from './sandbox.js';

const owner = (sandbox: Sandbox) => (sandbox.view('nft_token', { token_id: TOKEN }) as { owner_id: string }).owner_id;
const transferCall = (sandbox: Sandbox, more: Record<string, unknown> = {}, by = 'alice.test', deposit = 1n) =>
  sandbox.call('nft_transfer_call', { token_id: TOKEN, receiver_id: 'vault.test', msg: 'stake', ...more }, by, deposit);

/** After the transfer, before its resolution. */
function inFlight(sandbox = assetMinted()): { sandbox: Sandbox; resolve: PromisedCall } {
  const { calls } = transferCall(sandbox);
  return { sandbox, resolve: calls[1]! };
}

const back = (epoch: number) => [
  nep171('nft_transfer', {
    old_owner_id: 'vault.test', new_owner_id: 'alice.test', token_ids: [TOKEN], authorized_id: null, memo: null,
  }),
  nrc101('access_epoch', { token_id: TOKEN, epoch, old_owner_id: 'vault.test', new_owner_id: 'alice.test' }),
];

test('Transfer_call_transfers_tells_the_receiver_and_waits_for_its_answer', () => {
  const sandbox = assetMinted();
  const outcome = transferCall(sandbox, { memo: 'm' });
  assert.deepEqual(outcome.events.map(({ event }) => event), ['nft_transfer', 'access_epoch']);
  const [told, resolve] = outcome.calls;
  assert.deepEqual([told!.to, told!.method, told!.args], ['vault.test', 'nft_on_transfer', {
    sender_id: 'alice.test', previous_owner_id: 'alice.test', token_id: TOKEN, msg: 'stake',
  }]);
  assert.deepEqual([resolve!.to, resolve!.method], [sandbox.accountId, 'nft_resolve_transfer']);
  assert.ok(told!.gas > 200e12, 'the receiver has what is left over');
  assert.equal(resolve!.gas, 40e12);
  assert.equal(owner(sandbox), 'vault.test');
});

test('Receiver_that_answers_false_keeps_the_asset', () => {
  for (const answer of ['false', ' false\n']) {
    const { sandbox, resolve } = inFlight();
    const outcome = sandbox.callback(resolve, [answer]);
    assertEvents(outcome);
    assert.equal(outcome.value, true);
    assert.equal(owner(sandbox), 'vault.test');
  }
});

test('Receiver_that_answers_true_panics_or_answers_garbage_sends_it_back', () => {
  for (const answer of [null, 'true', '', '0', 'null', '"false"', '{"a":', '[false]', '\u0000', 'false'.padStart(1000)]) {
    const { sandbox, resolve } = inFlight();
    const outcome = sandbox.callback(resolve, [answer]);
    assertEvents(outcome, ...back(2));
    assert.equal(outcome.value, false);
    assert.equal(owner(sandbox), 'alice.test');
  }
});

test('Bytes_that_are_no_text_send_it_back', () => {
  const { sandbox, resolve } = inFlight();
  const outcome = sandbox.callbackRaw(resolve, [Buffer.from([0xff, 0xfe])]);
  assert.equal(outcome.value, false);
});

test('Roll_back_restores_approvals_and_not_grants', () => {
  const sandbox = assetMinted();
  sandbox.ok('nft_approve', { token_id: TOKEN, account_id: 'market.test' }, 'alice.test', DEPOSIT);
  grant(sandbox, 'bob.test', 4);
  const books = { usage: sandbox.storageUsage, balance: sandbox.balance + 1n };
  const { resolve } = inFlight(sandbox);
  assert.deepEqual(sandbox.view('nft_is_approved', { token_id: TOKEN, approved_account_id: 'market.test' }), false);
  assertEvents(sandbox.callback(resolve, ['true']), ...back(2),
    nrc101('nft_approve', { token_id: TOKEN, owner_id: 'alice.test', account_id: 'market.test', approval_id: 1 }));
  assert.equal(sandbox.view('nft_is_approved', { token_id: TOKEN, approved_account_id: 'market.test', approval_id: 1 }), true);
  assert.equal(levelOf(sandbox, 'bob.test'), 0, 'the epoch has moved on twice');
  assert.deepEqual({ usage: sandbox.storageUsage, balance: sandbox.balance }, books);
});

test('Approvals_that_do_not_come_back_are_paid_back', () => {
  const sandbox = assetMinted();
  const usage = sandbox.storageUsage;
  sandbox.ok('nft_approve', { token_id: TOKEN, account_id: 'market.test' }, 'alice.test', DEPOSIT);
  const cost = BigInt(sandbox.storageUsage - usage) * YOCTO_PER_BYTE;
  const { resolve } = inFlight(sandbox);
  assert.deepEqual(sandbox.callback(resolve, ['false']).refunds, [{ to: 'alice.test', amount: cost }]);
});

test('Approvals_that_the_receiver_gave_meanwhile_end_and_are_paid_back', () => {
  const { sandbox, resolve } = inFlight();
  sandbox.ok('nft_approve', { token_id: TOKEN, account_id: 'fence.test' }, 'vault.test', DEPOSIT);
  const outcome = sandbox.callback(resolve, [null]);
  assert.deepEqual(outcome.refunds.map(({ to }) => to), ['vault.test']);
  assertRefused(sandbox.call('nft_transfer', { token_id: TOKEN, receiver_id: 'aa' }, 'fence.test', 1n), 'E_NOT_OWNER');
});

test('What_was_sold_on_or_burnt_meanwhile_stays_so', () => {
  const sold = inFlight();
  sold.sandbox.ok('nft_transfer', { token_id: TOKEN, receiver_id: 'buyer.test' }, 'vault.test', 1n);
  assert.equal(sold.sandbox.callback(sold.resolve, ['true']).value, true);
  assert.equal(owner(sold.sandbox), 'buyer.test');
  const burnt = inFlight();
  burnt.sandbox.ok('nrc_burn', { token_id: TOKEN }, 'vault.test', 1n);
  const outcome = burnt.sandbox.callback(burnt.resolve, [null]);
  assertEvents(outcome);
  assert.equal(outcome.value, true);
});

test('Only_the_contract_itself_resolves', () => {
  const { sandbox, resolve } = inFlight();
  assertRefused(sandbox.call('nft_resolve_transfer', resolve.args, 'alice.test'), 'E_PRIVATE');
});

test('Transfer_call_refuses_what_a_transfer_refuses', () => {
  const sandbox = assetMinted();
  assertRefused(transferCall(sandbox, {}, 'mallory.test'), 'E_NOT_OWNER');
  assertRefused(transferCall(sandbox, { receiver_id: 'alice.test' }), 'E_SELF_TRANSFER');
  assertRefused(transferCall(sandbox, {}, 'alice.test', 0n), 'E_DEPOSIT');
  assertRefused(transferCall(sandbox, { msg: null }), 'E_BAD_INPUT');
  assertRefused(transferCall(sandbox, { msg: 'x'.repeat(4097) }), 'E_BAD_INPUT');
  assertRefused(transferCall(sandbox, { token_id: '1:9' }), 'E_NO_SUCH_ASSET');
});

test('Resolution_with_the_most_approvals_has_gas_enough', () => {
  const sandbox = assetMinted();
  for (let i = 0; i < 20; i++) {
    sandbox.ok('nft_approve', { token_id: TOKEN, account_id: `${i}`.padStart(64, 'm') }, 'alice.test', DEPOSIT);
  }
  const { resolve } = inFlight(sandbox);
  const { gas, events } = sandbox.callback(resolve, [null]);
  assert.equal(events.length, 22);
  assert.ok(gas < resolve.gas / 2, `${gas}`);
});

test('Answer_of_four_megabytes_is_a_refusal_and_leaves_gas_to_roll_back_with_the_most_approvals', () => {
  const sandbox = assetMinted();
  mint(sandbox);
  const approve = (by: string, letter: string) => {
    for (let i = 0; i < 20; i++) {
      sandbox.ok('nft_approve', { token_id: TOKEN, account_id: `${i}`.padStart(64, letter) }, by, DEPOSIT);
    }
  };
  approve('alice.test', 'm');
  const { resolve } = inFlight(sandbox);
  mint(sandbox, { owner_id: 'vault.test' });
  approve('vault.test', 'f');
  const outcome = sandbox.callbackRaw(resolve, [Buffer.alloc(4_194_304, 'x')]);
  assert.equal(outcome.value, false);
  assert.ok(outcome.gas < resolve.gas * 0.6, `${outcome.gas}`);
});

test('What_was_sold_and_bought_back_meanwhile_stays', () => {
  const { sandbox, resolve } = inFlight();
  sandbox.ok('nft_transfer', { token_id: TOKEN, receiver_id: 'buyer.test' }, 'vault.test', 1n);
  sandbox.ok('nft_transfer', { token_id: TOKEN, receiver_id: 'vault.test' }, 'buyer.test', 1n);
  const outcome = sandbox.callback(resolve, ['true']);
  assertEvents(outcome);
  assert.deepEqual([outcome.value, owner(sandbox)], [true, 'vault.test']);
});
