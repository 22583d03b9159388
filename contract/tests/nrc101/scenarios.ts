import type { Outcome } from './outcome.js';
import { DEPOSIT, Sandbox, SECOND } from './sandbox.js';

export const OWNER = 'alice.test';
export const COLLECTION = '1';
export const TOKEN = '1:1';

export const VERSION = {
  cid: 'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3', sha256: 'ab'.repeat(32), size: 4096, salted_commitment: 'cd'.repeat(32),
};

export const METADATA = {
  image: 'ipfs://image', base_model: 'resnet', data: 'ipfs://data', rag: 'ipfs://rag', fine_tune_data: 'ipfs://tune',
  description: 'Knows "cats"\n\tand dogs \u{1F436}', task: 'image-classification', license: 'MIT', tags: ['vision', 'small'],
};

export const NO_METADATA = {
  image: null, base_model: null, data: null, rag: null, fine_tune_data: null, description: null, task: null, license: null, tags: [],
};

/** Alice's collection "1", into which she alone mints unless told otherwise. */
export function collectionMade(args: Record<string, unknown> = {}): Sandbox {
  const sandbox = Sandbox.initialised();
  sandbox.ok('nrc_create_collection', { name: 'Models', ...args }, OWNER, DEPOSIT);
  return sandbox;
}

/** And her asset "1:1" in it. */
export function assetMinted(args: Record<string, unknown> = {}): Sandbox {
  const sandbox = collectionMade();
  mint(sandbox, args);
  return sandbox;
}

export function mint(sandbox: Sandbox, args: Record<string, unknown> = {}, by = OWNER): string {
  return sandbox.ok('nrc_mint', { collection_id: COLLECTION, kind: 'model', name: 'Cats', ...args }, by, DEPOSIT).value as string;
}

export function grant(sandbox: Sandbox, account_id: string, level: number, more: Record<string, unknown> = {}, by = OWNER): void {
  sandbox.ok('nrc_set_access', { token_id: TOKEN, account_id, level, ...more }, by, DEPOSIT);
}

export function levelOf(sandbox: Sandbox, account_id: string, token_id = TOKEN): number {
  return sandbox.view('nrc_access_level', { token_id, account_id }) as number;
}

/** And its level-4 rights for lease: 1 NEAR-hundredth a period of ten seconds, four at most. */
export const LEASE_PRICE = 10n ** 22n;
export const LEASE_PERIOD = 10n * SECOND;

export function leaseOffered(args: Record<string, unknown> = {}): Sandbox {
  const sandbox = assetMinted(args);
  offerLease(sandbox);
  return sandbox;
}

export function offerLease(sandbox: Sandbox, terms: Record<string, unknown> = {}, by = OWNER): void {
  const standard = { level: 4, price_per_period: String(LEASE_PRICE), period: String(LEASE_PERIOD), max_periods: 4 };
  sandbox.ok('nrc_set_lease_terms', { token_id: TOKEN, ...standard, ...terms }, by, DEPOSIT);
}

export function lease(sandbox: Sandbox, by: string, more: Record<string, unknown> = {}, deposit = DEPOSIT): Outcome {
  const { periods = 1, ...rest } = more as { periods?: number };
  const expected_price = String(LEASE_PRICE * BigInt(periods));
  return sandbox.call('nrc_lease', { token_id: TOKEN, level: 4, periods, expected_price, ...rest }, by, deposit);
}
