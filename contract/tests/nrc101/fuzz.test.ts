import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from './random.js';
import { assetMinted, METADATA, TOKEN, VERSION } from './scenarios.js';
import { DEPOSIT } from './sandbox.js';

const SEED = Number(process.env['NRC101_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
const ROUNDS = 2_000;

const INPUTS: [method: string, args: unknown][] = [
  ['nrc_mint', { collection_id: '1', kind: 'model', name: 'Cats', metadata: METADATA, royalty: { 'a.test': 5 }, version: VERSION,
  max_level: 4 }],
  ['nrc_create_collection', { name: 'C', context_window: 8192, minting: 'open', royalty: { 'a.test': 5, 'b.test': 6 } }],
  ['nrc_set_access', { token_id: TOKEN, account_id: 'bob.test', level: 4, expires_at: '1800000000000000000' }],
  ['nrc_set_access_many', { token_id: TOKEN, grants: [{ account_id: 'bob.test', level: 4 }, { account_id: 'carol.test', level: 1 }] }],
  ['nrc_set_lease_terms', { token_id: TOKEN, level: 4, price_per_period: '1000000', period: '60000000000', max_periods: 12 }],
  ['nrc_lease', { token_id: TOKEN, level: 4, periods: 2, expected_price: '2000000', least_expires_at: '1700000000000000000' }],
  ['nrc_sweep_access', { token_id: TOKEN, account_ids: ['bob.test', 'carol.test'] }],
  ['nft_payout', { token_id: TOKEN, balance: '340282366920938463463374607431768211455', max_len_payout: 10 }],
  ['nft_transfer_call', { token_id: TOKEN, receiver_id: 'bob.test', approval_id: 7, memo: 'm', msg: '{"a":1}' }],
  ['nrc_anchor_audit', { origin: 'log', size: 7, root: `${'A'.repeat(43)}=` }],
  ['nrc_stage_upgrade', { code_hash: '4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi' }],
  ['nrc_access_list', { token_id: TOKEN, from_index: '0', limit: 5 }],
];

/** Bytes that mean something to JSON, and some that mean nothing at all. */
const BYTES = Buffer.from('{}[]":,\\u0019-.eE tfn\u0000\u001f\u007f\xff\xc3\xe2', 'latin1');

test(`Damaged_arguments_never_reach_a_defect_seed_${SEED}`, context => {
  context.diagnostic(`seed ${SEED}: repeat with NRC101_SEED=${SEED}`);
  const random = new Random(SEED);
  const sandbox = assetMinted();
  let accepted = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const [method, args] = random.pick(INPUTS);
    const input = damaged(random, Buffer.from(JSON.stringify(args)));
    const { panic } = sandbox.callRaw(method, input, 'alice.test', DEPOSIT);
    if (panic === null) accepted++;
    else assert.match(panic, /^E_(?!INTERNAL)[A-Z_]+: /, `${method} ${JSON.stringify(input.toString('latin1'))}`);
  }
  assert.ok(accepted > 0 && accepted < ROUNDS, `${accepted} accepted`);
});

function damaged(random: Random, input: Buffer): Buffer {
  let bytes = input;
  for (let edits = 1 + random.below(3); edits > 0; edits--) {
    const at = random.below(bytes.length + 1);
    const kept = bytes.subarray(at + random.below(3));
    const added = random.chance(30) ? bytes.subarray(at, at + random.below(20)) : Buffer.from([random.pick([...BYTES])]);
    bytes = Buffer.concat([bytes.subarray(0, at), random.chance(70) ? added : Buffer.alloc(0), kept]);
  }
  return bytes;
}
