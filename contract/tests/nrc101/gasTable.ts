import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WASM } from './artifact.js';
import type { Outcome } from './outcome.js';
import { assetMinted, collectionMade, grant, lease, leaseOffered, METADATA, TOKEN, VERSION } from './scenarios.js';
import { DEPOSIT, Sandbox } from './sandbox.js';

/** One line of contract/GAS.md: gas that the call itself burns, without the receipt's own fee, and bytes of state that it adds. */
export interface Measured {
  readonly name: string;
  readonly gas: number;
  readonly bytes: number;
}

const ALICE = 'alice.test';
const bare = { collection_id: '1', kind: 'model', name: 'Cats' };
const token_id = TOKEN;

type Call = (sandbox: Sandbox) => Outcome;
const call = (method: string, args: object, deposit = DEPOSIT, by = ALICE): Call => sandbox => sandbox.ok(method, args, by, deposit);
const view = (method: string, args: object): Call => sandbox => sandbox.tryView(method, args);
const granted = () => withGrant(assetMinted());
const busy = () => crowded(assetMinted({ metadata: METADATA, version: VERSION }));

function withGrant(sandbox: Sandbox): Sandbox {
  grant(sandbox, 'bob.test', 4);
  return sandbox;
}

/** An asset with fifty accounts in its list, of which one has three rights. */
function crowded(sandbox: Sandbox): Sandbox {
  for (let i = 0; i < 50; i++) grant(sandbox, `user-${i}.test`, 1 + i % 5);
  return sandbox;
}

function approved(count: number): Sandbox {
  const sandbox = assetMinted();
  for (let i = 0; i < count; i++) sandbox.ok('nft_approve', { token_id, account_id: `market-${i}.test` }, ALICE, DEPOSIT);
  return sandbox;
}

/** What is asked of the figures (TGas) stands in gas.test.ts. */
const ROWS: [name: string, arrange: () => Sandbox, act: Call][] = [
  ['nrc_create_collection, name only', () => Sandbox.initialised(), call('nrc_create_collection', { name: 'C' })],
  ['nrc_mint, name only', collectionMade, call('nrc_mint', bare)],
  ['nrc_mint, second of its collection', assetMinted, call('nrc_mint', bare)],
  ['nrc_mint, metadata', collectionMade, call('nrc_mint', { ...bare, metadata: METADATA })],
  ['nrc_mint, metadata and version', collectionMade, call('nrc_mint', { ...bare, metadata: METADATA, version: VERSION })],
  ['nrc_create_replica, name only', assetMinted, call('nrc_create_replica', { ...bare, parent_id: token_id })],
  ['nrc_update_metadata', assetMinted, call('nrc_update_metadata', { token_id, metadata: METADATA })],
  ['nrc_publish_version', assetMinted, call('nrc_publish_version', { token_id, version: VERSION })],
  ['nrc_set_access, new account', assetMinted, call('nrc_set_access', { token_id, account_id: 'bob.test', level: 4 })],
  ['nrc_set_access, changed', granted, call('nrc_set_access', { token_id, account_id: 'bob.test', level: 3 })],
  ['nrc_set_access, 51st account', busy, call('nrc_set_access', { token_id, account_id: 'bob.test', level: 4 })],
  ['nrc_revoke_access', granted, call('nrc_revoke_access', { token_id, account_id: 'bob.test' }, 1n)],
  ['nrc_resell_access', granted, call('nrc_resell_access', { token_id, receiver_id: 'carol.test' }, DEPOSIT, 'bob.test')],
  ['nrc_set_default_level', assetMinted, call('nrc_set_default_level', { token_id, level: 1 }, 1n)],
  ['nrc_set_lease_terms', assetMinted, call('nrc_set_lease_terms', { token_id, level: 4, price_per_period: '5', period: '7', max_periods: 2 })],
  ['nrc_lease, no royalty', leaseOffered, sandbox => lease(sandbox, 'bob.test')],
  ['nrc_lease, ten royalties', () => leaseOffered({ royalty: tenShares() }), sandbox => lease(sandbox, 'bob.test')],
  ['nrc_request_access', assetMinted, call('nrc_request_access', { token_id, level: 3 }, DEPOSIT, 'bob.test')],
  ['nft_transfer', assetMinted, call('nft_transfer', { token_id, receiver_id: 'bob.test' }, 1n)],
  ['nft_transfer, one approval', () => approved(1), call('nft_transfer', { token_id, receiver_id: 'bob.test' }, 1n, 'market-0.test')],
  ['nft_transfer, twenty approvals', () => approved(20), call('nft_transfer', { token_id, receiver_id: 'bob.test' }, 1n)],
  ['nft_transfer_call', assetMinted, call('nft_transfer_call', { token_id, receiver_id: 'bob.test', msg: '' }, 1n)],
  ['nft_approve', assetMinted, call('nft_approve', { token_id, account_id: 'market.test' })],
  ['nrc_burn', assetMinted, call('nrc_burn', { token_id }, 1n)],
  ['nrc_anchor_audit, second', anchored, call('nrc_anchor_audit', { origin: 'log', size: 2, root: root() }, 0n, 'root.test')],
  ['nrc_access_level, owner', assetMinted, view('nrc_access_level', { token_id, account_id: ALICE })],
  ['nrc_access_level, account with a right', granted, view('nrc_access_level', { token_id, account_id: 'bob.test' })],
  ['nrc_access_level, metadata and fifty accounts', busy, view('nrc_access_level', { token_id, account_id: 'user-9.test' })],
  ['nrc_asset, metadata and version', busy, view('nrc_asset', { token_id })],
  ['nrc_access_list, fifty', busy, view('nrc_access_list', { token_id })],
];

function tenShares(): Record<string, number> {
  return Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`artist-${i}.test`, 500]));
}

function root(): string {
  return Buffer.alloc(32, 1).toString('base64');
}

function anchored(): Sandbox {
  const sandbox = Sandbox.initialised();
  sandbox.ok('nrc_anchor_audit', { origin: 'log', size: 1, root: root() }, 'root.test', DEPOSIT);
  return sandbox;
}

export function measure(): Measured[] {
  return ROWS.map(([name, arrange, act]) => {
    const sandbox = arrange();
    const before = sandbox.storageUsage;
    const { gas, panic } = act(sandbox);
    if (panic !== null) throw new Error(`${name}: ${panic}`);
    return { name, gas, bytes: sandbox.storageUsage - before };
  });
}

const FILE = gasFile(dirname(fileURLToPath(import.meta.url)));

function gasFile(folder: string): string {
  return existsSync(join(folder, 'nrc101/src')) ? join(folder, 'GAS.md') : gasFile(dirname(folder));
}

export function committed(): Map<string, { gas: number; bytes: number }> {
  const lines = [...readFileSync(FILE, 'utf8').matchAll(/^\| (.+?) \| ([\d.]+) \| (-?\d+) \|$/gm)];
  return new Map(lines.map(([, name, tgas, bytes]) => [name!, { gas: Number(tgas) * 1e12, bytes: Number(bytes) }]));
}

if (process.argv[2] === '--write') {
  const lines = measure().map(({ name, gas, bytes }) => `| ${name} | ${(gas / 1e12).toFixed(3)} | ${bytes} |`);
  const about = readFileSync(FILE, 'utf8').split('| call |')[0]!.replace(/\d+ bytes of wasm/, `${WASM.length} bytes of wasm`);
  writeFileSync(FILE, `${about}| call | TGas | state, bytes |\n|---|---|---|\n${lines.join('\n')}\n`);
}
