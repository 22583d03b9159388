import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actions, KeyPair, type Action } from 'near-api-js';
import { decodeTransaction } from '../../devchain/codec/transaction.js';
import { encodeRaw } from './support/rawTransaction.js';
import { NEAR, startTestChain, type TestChain } from './support/testChain.js';

const TGAS = 10n ** 12n;
const ROUNDS = 150;

/** mulberry32: small, and the same everywhere. */
function random(seed: number): (below: number) => number {
  return below => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

test('No_yocto_is_made_or_lost_whatever_happens', async context => {
  const seed = Number(process.env['DEVCHAIN_SEED'] ?? Date.now() % 1_000_000);
  context.diagnostic(`seed ${seed}: repeat with DEVCHAIN_SEED=${seed}`);
  const next = random(seed);
  const chain = await startTestChain();
  const probe = await chain.probe('bank');
  await chain.rpc('sandbox_pause', {});
  const key = KeyPair.fromRandom('ed25519');
  const accounts = ['neura.local', probe.accountId];
  try {
    for (let i = 0; i < 4; i++) accounts.push(await open(chain, `user${i}`, key));
    for (let round = 0; round < ROUNDS; round++) {
      const signerId = accounts[2 + next(4)]!;
      const { receiverId, batch } = choose(next, accounts, probe.accountId, round);
      await submit(chain, signerId, key, receiverId, batch);
      if (next(3) === 0) chain.chain.produceBlock();
    }
    settle(chain);
    assert.equal(total(chain, accounts), chain.chain.head.header.totalSupply);
  } finally {
    await chain.close();
  }
});

interface Step {
  readonly receiverId: string;
  readonly batch: Action[];
}

function choose(next: (below: number) => number, accounts: string[], probe: string, round: number): Step {
  const deposit = BigInt(next(5)) * NEAR / 10n;
  const call = (method: string, args: string, gas = 60n) => actions.functionCall(method, Buffer.from(args), gas * TGAS, deposit);
  const other = accounts[next(accounts.length)]!;
  switch (next(9)) {
    case 0: return { receiverId: other, batch: [actions.transfer(deposit)] };
    case 1: return { receiverId: 'nobody.neura.local', batch: [actions.transfer(deposit)] };
    case 2: return { receiverId: probe, batch: [call('set_log_panic', 'x')] };
    case 3: return { receiverId: probe, batch: [call('relay', next(2) === 0 ? probe : 'nobody.neura.local')] };
    case 4: return { receiverId: probe, batch: [call('relay', probe, 20n)] };
    case 5: return { receiverId: probe, batch: [call('pay', next(2) === 0 ? other : 'nobody.neura.local')] };
    case 6: return { receiverId: probe, batch: [call('weigh', ''), call('log', 'x', 5n), call(next(2) ? 'spin' : 'set', 'x', 5n)] };
    case 7: {
      const child = `c${round}.${probe}`;
      accounts.push(child);
      return { receiverId: probe, batch: [call('open_account', child)] };
    }
    default: {
      const stranger = KeyPair.fromRandom('ed25519').getPublicKey();
      return { receiverId: other, batch: [actions.addFullAccessKey(stranger), actions.transfer(1n)] };
    }
  }
}

async function open(chain: TestChain, name: string, key: KeyPair): Promise<string> {
  const id = `${name}.neura.local`;
  await submit(chain, 'neura.local', chain.rootKey, id, [
    actions.createAccount(), actions.transfer(100n * NEAR), actions.addFullAccessKey(key.getPublicKey()),
  ]);
  settle(chain);
  return id;
}

async function submit(chain: TestChain, signerId: string, key: KeyPair, receiverId: string, batch: Action[]): Promise<void> {
  const encoded = await encodeRaw(chain, { signerId, key, receiverId, actions: batch });
  try {
    chain.chain.submit(decodeTransaction(Buffer.from(encoded, 'base64')));
  } catch (error) {
    // Refused at the door: a nonce that waits in the pool already, mostly.
    if ((error as Error).constructor.name !== 'InvalidTransaction') throw error;
  }
}

function settle(chain: TestChain): void {
  while (chain.chain.isBusy) chain.chain.produceBlock();
}

function total(chain: TestChain, accounts: string[]): bigint {
  const state = chain.chain.state.at();
  return accounts.reduce((sum, id) => sum + (state.account(id)?.amount ?? 0n), 0n);
}
