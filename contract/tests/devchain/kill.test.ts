import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { Account, actions, JsonRpcProvider, KeyPair, KeyPairSigner, type KeyPairString } from 'near-api-js';
import { sha256 } from '../../devchain/codec/hash.js';
import { keyPairFromSeed } from '../../devchain/index.js';
import { Random } from '../nrc101/random.js';
import { ready, startProcess } from './support/childChain.js';
import type { RpcAnswer } from './support/testChain.js';

const ROUNDS = 10;
const LANES = 4;
const LONGEST_LIFE_MS = 600;
const ROOT = keyPairFromSeed(sha256('root', 'neura-local'));
const children: ChildProcess[] = [];
const seed = Number(process.env['DEVCHAIN_SEED'] ?? Date.now() % 1_000_000);

/** What the chain has told: it may never take it back. */
interface Told {
  /** Hash of each block seen, by height. */
  readonly blocks: Map<number, string>;
  /** Hash of each transaction that was answered as executed. */
  readonly executed: Set<string>;
  /** Number of the newest account asked for. */
  sent: number;
}

test('Chain_killed_at_any_instant_goes_on_from_all_that_it_had_told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'devchain-kill-'));
  const told: Told = { blocks: new Map(), executed: new Set(), sent: 0 };
  const random = new Random(seed);
  console.log(`# seed ${seed}: repeat with DEVCHAIN_SEED=${seed}`);
  try {
    for (let round = 0; round < ROUNDS; round++) await oneLife(folder, told, random);
    await lastLife(folder, told);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
});

const start = (folder: string) => startProcess(
  '--data', join(folder, 'data'), '--lake', join(folder, 'lake'), '--block-ms', '3', '--idle-ms', '20');

async function oneLife(folder: string, told: Told, random: Random): Promise<void> {
  const child = start(folder);
  children.push(child);
  const { rpc } = await ready(child);
  await check(rpc, told);
  // Not waited for: a request whose chain has died may hang for good.
  for (let i = 0; i < LANES; i++) void lane(rpc, told, () => child.exitCode === null && child.signalCode === null);
  setTimeout(() => child.kill('SIGKILL'), random.below(LONGEST_LIFE_MS));
  const [, signal] = await once(child, 'exit') as [number, string];
  assert.equal(signal, 'SIGKILL');
}

async function lastLife(folder: string, told: Told): Promise<void> {
  const child = start(folder);
  children.push(child);
  const { rpc } = await ready(child);
  await check(rpc, told);
  assert.ok(told.executed.size > 0, `${told.executed.size}`);
  const { header: final } = (await call(rpc, 'block', { finality: 'final' })).result;
  const lake = new Set(readdirSync(join(folder, 'lake')).map(Number));
  for (let { header } = { header: final }; header.height > 0;) {
    assert.ok(lake.has(header.height), `${header.height} is in no folder`);
    header = (await call(rpc, 'block', { block_id: header.prev_hash })).result.header;
  }
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
}

/** Makes accounts until the chain is gone, and notes what it answers. */
async function lane(rpc: string, told: Told, isAlive: () => boolean): Promise<void> {
  const provider = new JsonRpcProvider({ url: rpc }, { retries: 1, wait: 1, backoff: 1 });
  const key = KeyPair.fromRandom('ed25519');
  const root = new Account('neura.local', provider, new KeyPairSigner(KeyPair.fromString(ROOT.secretKey as KeyPairString)));
  while (isAlive()) {
    try {
      const sent = await root.signAndSendTransaction({
        receiverId: `a${++told.sent}.neura.local`,
        actions: [actions.createAccount(), actions.addFullAccessKey(key.getPublicKey()), actions.transfer(1n)],
      }) as unknown as RpcAnswer;
      told.executed.add(sent['transaction'].hash);
      const { header } = (await call(rpc, 'block', { finality: 'optimistic' })).result;
      told.blocks.set(header.height, header.hash);
    } catch {
      // Two lanes took the same nonce, or the chain is dying.
      await setImmediate();
    }
  }
}

async function check(rpc: string, told: Told): Promise<void> {
  for (const [height, hash] of told.blocks) {
    const { result, error } = await call(rpc, 'block', { block_id: height });
    assert.equal(result?.header.hash, hash, `${height}: ${JSON.stringify(error)}`);
  }
  for (const tx_hash of told.executed) {
    const { result } = await call(rpc, 'tx', { tx_hash, sender_account_id: 'neura.local', wait_until: 'NONE' });
    assert.deepEqual(result.status, { SuccessValue: '' });
  }
}

async function call(rpc: string, method: string, params: object): Promise<RpcAnswer> {
  const response = await fetch(rpc, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  return await response.json() as RpcAnswer;
}
