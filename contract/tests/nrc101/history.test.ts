import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEvents, assertRefused } from './expect.js';
import { Oracle } from './oracle.js';
import { levelOf, live, ofToday } from './oracleState.js';
import { Random } from './random.js';
import { Sandbox, YOCTO_PER_BYTE } from './sandbox.js';
import { ACCOUNTS } from './steps.js';
import { Walk } from './walk.js';

/** NRC101_SEED repeats a run; without it each run is another. */
const SEED = Number(process.env['NRC101_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
const HISTORIES = Number(process.env['NRC101_HISTORIES'] ?? 15);
const STEPS = 150;
const HOLDER_RECORD_BYTES = 113n;

interface Run {
  readonly sandbox: Sandbox;
  readonly oracle: Oracle;
  readonly walk: Walk;
  readonly paidAtStart: bigint;
  steps: number;
  accepted: number;
}

test(`Histories_agree_with_the_oracle_seed_${SEED}`, context => {
  context.diagnostic(`seed ${SEED}: repeat with NRC101_SEED=${SEED}`);
  let accepted = 0;
  for (let history = 0; history < HISTORIES; history++) {
    const run = walk(new Random(SEED + history), `seed ${SEED}, history ${history}`);
    accepted += run.accepted;
  }
  const total = HISTORIES * STEPS;
  context.diagnostic(`${total} calls, ${accepted} of them accepted`);
  assert.ok(accepted > total / 3, 'a history of refusals proves little');
});

function walk(random: Random, label: string): Run {
  const sandbox = Sandbox.initialised();
  const oracle = new Oracle();
  const run: Run = { sandbox, oracle, walk: new Walk(sandbox, oracle, random), paidAtStart: unpaid(sandbox), steps: 0, accepted: 0 };
  for (let index = 0; index < STEPS; index++) {
    try {
      advance(run);
      if (index % 10 === 9) assertViewsAgree(run);
    } catch (cause) {
      throw new Error(`${label}, step ${index}: ${(cause as Error).message}`, { cause });
    }
  }
  return run;
}

function advance(run: Run): void {
  const { step, outcome, verdict } = run.walk.next();
  try {
    if (typeof verdict === 'string') assertRefused(outcome, verdict);
    else assertEvents(outcome, ...verdict);
  } catch (cause) {
    throw new Error(`${JSON.stringify(step)}: ${(cause as Error).message}`, { cause });
  }
  if (typeof verdict !== 'string') run.accepted++;
  run.steps++;
  assertSolvent(run);
}

/**
 * The deposits kept pay for every byte, and beyond that for one holder's record an asset and for what is in storage balances; at most
 * a yocto a call remains. While a transfer to a contract is pending, so is the price of the approvals that it ended.
 */
function assertSolvent({ sandbox, oracle, walk, paidAtStart, steps }: Run): void {
  const owners = new Set([...oracle.assets.values()].map(asset => asset.owner));
  const reserve = BigInt(oracle.assets.size - owners.size) * HOLDER_RECORD_BYTES * YOCTO_PER_BYTE;
  const kept = unpaid(sandbox) - paidAtStart - reserve - balances(sandbox) - walk.stray - walk.withheld;
  assert.ok(kept >= 0n && kept <= BigInt(steps), `${kept} yoctoNEAR off`);
}

function balances(sandbox: Sandbox): bigint {
  const available = (account_id: string) => (sandbox.view('storage_balance_of', { account_id }) as { available: string } | null)?.available;
  return ACCOUNTS.reduce((sum, account) => sum + BigInt(available(account) ?? 0), 0n);
}

/** What the account has beyond the price of its state. */
function unpaid(sandbox: Sandbox): bigint {
  return sandbox.balance - BigInt(sandbox.storageUsage) * YOCTO_PER_BYTE;
}

function assertViewsAgree(run: Run): void {
  const { sandbox, oracle } = run;
  assert.equal(sandbox.view('nft_total_supply'), String(oracle.assets.size));
  assertOwnersAgree(run);
  assertReachAgrees(run);
  for (const asset of oracle.assets.values()) {
    const token_id = asset.token;
    const seen = sandbox.view('nrc_asset', { token_id }) as Record<string, unknown>;
    assertMembers(seen, {
      owner_id: asset.owner, creator_id: asset.creator, name: asset.name, default_level: asset.defaultLevel, max_level: asset.maxLevel,
      access_epoch: asset.epoch, version_count: asset.versions, royalty: asset.royalty, parent_id: asset.parent,
    });
    for (const account_id of ACCOUNTS) {
      const level = levelOf(asset, account_id, sandbox.now);
      assert.equal(sandbox.view('nrc_access_level', { token_id, account_id }), level);
      assert.equal(sandbox.view('nrc_check_access', { token_id, account_id, level }), true);
      assert.ok(account_id === asset.owner || asset.maxLevel === 0 || level <= asset.maxLevel, 'above the cap');
    }
    const listed = sandbox.view('nrc_access_list', { token_id, limit: 100 }) as Record<string, unknown>[];
    const rights = [...asset.rights.keys()].flatMap(account => ofToday(asset, account).map(right =>
      [account, right.level, right.expiresAt?.toString() ?? null, right.origin]));
    const seenRights = listed.map(entry => [entry['account_id'], entry['level'], entry['expires_at'], entry['origin']]);
    assert.deepEqual(seenRights.sort(), rights.sort());
    assertContentAgrees(run, token_id);
  }
}

function assertMembers(seen: Record<string, unknown>, expected: Record<string, unknown>): void {
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map(name => [name, seen[name]])), expected);
}

/** Terms, requests, approvals, and what each account can reach. */
function assertContentAgrees({ sandbox, oracle }: Run, token_id: string): void {
  const asset = oracle.assets.get(token_id)!;
  const terms = (sandbox.view('nrc_lease_terms', { token_id }) as Record<string, unknown>[]).map(Object.values);
  const expected = [...asset.terms].sort(([a], [b]) => a - b)
    .map(([level, term]) => [level, String(term.price), String(term.period), term.maxPeriods]);
  assert.deepEqual(terms, expected);
  const asked = (sandbox.view('nrc_access_requests', { token_id }) as Record<string, unknown>[]).map(item => item['account_id']);
  assert.deepEqual(asked.sort(), [...asset.requests.keys()].sort());
  const token = sandbox.view('nft_token', { token_id }) as { approved_account_ids: Record<string, number> };
  assert.deepEqual(token.approved_account_ids, Object.fromEntries(asset.approvals));
}

function assertReachAgrees({ sandbox, oracle }: Run): void {
  for (const account_id of ACCOUNTS) {
    const seen = sandbox.view('nrc_assets_accessible_to', { account_id, limit: 100 }) as { token_id: string; level: number }[];
    const reached = [...oracle.assets.values()]
      .filter(asset => asset.owner === account_id || live(asset, account_id, sandbox.now).length > 0)
      .map(asset => [asset.token, levelOf(asset, account_id, sandbox.now)])
      .filter(([, level]) => level !== 0);
    assert.deepEqual(seen.map(item => [item.token_id, item.level]).sort(), reached.sort());
  }
  const all = (sandbox.view('nft_tokens', { limit: 100 }) as { token_id: string }[]).map(item => item.token_id);
  assert.deepEqual(all.sort(), [...oracle.assets.keys()].sort());
}

/** Every asset stands in the list of exactly one account, its owner, and of exactly one collection. */
function assertOwnersAgree({ sandbox, oracle }: Run): void {
  const assets = [...oracle.assets.values()];
  for (const account_id of ACCOUNTS) {
    const owned = (sandbox.view('nft_tokens_for_owner', { account_id, limit: 100 }) as { token_id: string }[]).map(entry => entry.token_id);
    assert.deepEqual(owned.sort(), assets.filter(asset => asset.owner === account_id).map(asset => asset.token).sort());
    assert.equal(sandbox.view('nft_supply_for_owner', { account_id }), String(owned.length));
  }
  for (const collection of oracle.collections.values()) {
    const page = { collection_id: collection.id, limit: 100 };
    const held = (sandbox.view('nrc_assets_in_collection', page) as { token_id: string }[]).map(entry => entry.token_id);
    assert.deepEqual(held.sort(), assets.filter(asset => asset.collection === collection.id).map(asset => asset.token).sort());
    const seen = sandbox.view('nrc_collection', { collection_id: collection.id }) as Record<string, unknown>;
    const { owner, name, minting } = collection;
    assertMembers(seen, { owner_id: owner, name, minting, asset_count: held.length });
    const minters = sandbox.view('nrc_minters', { collection_id: collection.id }) as string[];
    assert.deepEqual(minters.sort(), [...collection.minters].sort());
  }
}
