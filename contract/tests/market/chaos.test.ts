import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../nrc101/random.js';
import { NEAR } from './support/bench.js';
import { accountKey, accountOf } from './support/books.js';
import { Oracle, type Step } from './support/oracle.js';
import { FEE, MARKET, NFT, Stage } from './support/scenarios.js';
import { HOUR, randomStep, TRADERS } from './support/steps.js';

const SEED = Number(process.env['MARKET_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = Number(process.env['MARKET_HISTORIES'] ?? 2);
const BLOCKS = 90;
const ONE = { deposit: 1n };
const PEOPLE = [...TRADERS, 'maker.test', 'ghost.test', 'treasury.test'];

test(`abuse 63: whatever_runs_at_once_and_whoever_disappears_all_money_comes_out_again seed ${SEED}`, context => {
  context.diagnostic(`seed ${SEED}: repeat with MARKET_SEED=${SEED}`);
  let receipts = 0;
  for (let run = 0; run < RUNS; run++) {
    const stage = new Stage();
    for (const trader of TRADERS) stage.seller(trader, NFT, 20n * NEAR);
    const bytes = stage.chain.state.at().account(MARKET)!.storageUsage;
    const random = new Random(SEED + run);
    disturb(stage, random);
    stage.run();
    stage.books.assertAtRest();
    drain(stage);
    assert.ok(stage.chain.state.at().account(MARKET)!.storageUsage < bytes, 'the state is smaller than with the traders in it');
    receipts += stage.books.receipts;
  }
  context.diagnostic(`books right after each of ${receipts} receipts`);
});

/** Calls thrown in without waiting for the earlier ones, receipts held back, accounts that come and go. */
function disturb(stage: Stage, random: Random): void {
  const gone = new Set<string>(['ghost.test']);
  for (let block = 0; block < BLOCKS; block++) {
    const known = seen(stage);
    for (let count = random.below(4); count > 0; count--) {
      const step = randomStep(random, known, stage.now, block);
      if (!gone.has(step.by)) submit(stage, step);
    }
    if (random.chance(20)) stage.chain.irregular.delayReceipts = random.below(3);
    if (random.chance(15)) stage.send('maker.test', NFT, 'set_transfer', random.pick(['p', 'g', 'n', 'r{}', 'b', PAYOUT]));
    if (random.chance(8)) stage.advance(HOUR);
    if (random.chance(10)) comeOrGo(stage, random.pick(['ghost.test', 'bob.test', 'carol.test']), gone);
    stage.step();
  }
  stage.chain.irregular.delayReceipts = 0;
  for (const id of gone) stage.createAccount(id, 1000n * NEAR);
}

const PAYOUT = 'r{"payout":{"ghost.test":"9","bob.test":"11"}}';

function comeOrGo(stage: Stage, id: string, gone: Set<string>): void {
  if (gone.delete(id)) return stage.createAccount(id, 1000n * NEAR);
  gone.add(id);
  stage.deleteAccount(id);
}

function submit(stage: Stage, { by, contract, method, args, deposit }: Step): void {
  stage.send(by, contract, method, args, { deposit });
}

/** The members of a listing, an offer or an auction that this test reads, each of its kind. */
type Row = Readonly<Record<
  'listing_id' | 'offer_id' | 'auction_id' | 'seller_id' | 'buyer_id' | 'token_id' | 'price' | 'amount' | 'reserve_price' | 'min_increment'
  | 'bidder_id', string>> & { readonly token_ids: readonly string[]; readonly bid: string | null };

/** What there is to name in a call, as the views show it. */
function seen(stage: Stage): Oracle {
  const known = new Oracle(FEE);
  const page = (method: string) => stage.view(MARKET, method, { limit: 100 }) as Row[];
  for (const { listing_id, seller_id, token_ids, price } of page('listings')) {
    known.listings.set(listing_id, { seller: seller_id, tokens: token_ids, price: BigInt(price), expiresAt: null });
  }
  for (const { offer_id, buyer_id, token_id, amount } of page('offers')) {
    known.offers.set(offer_id, { buyer: buyer_id, token: token_id, amount: BigInt(amount), expiresAt: 0n });
  }
  for (const { auction_id, seller_id, token_ids, reserve_price, min_increment, bidder_id, bid } of page('auctions')) {
    const top = bid === null ? null : { bidder: bidder_id, amount: BigInt(bid) };
    const terms = { reserve: BigInt(reserve_price), increment: BigInt(min_increment), endsAt: 0n };
    known.auctions.set(auction_id, { seller: seller_id, tokens: token_ids, ...terms, top });
  }
  return known;
}

/** Everybody ends what is open, takes out what is due, and leaves: nothing is left behind. */
function drain(stage: Stage): void {
  stage.transfers('r{}');
  stage.advance(100n * HOUR);
  const known = seen(stage);
  for (const [listing_id, { seller }] of known.listings) stage.ok(seller, MARKET, 'listing_cancel', { listing_id }, ONE);
  for (const auction_id of known.auctions.keys()) stage.ok('maker.test', MARKET, 'auction_settle', { auction_id });
  for (const offer_id of known.offers.keys()) stage.ok('maker.test', MARKET, 'offer_cancel', { offer_id }, ONE);
  releaseHeld(stage);
  for (const [account_id, { due }] of accounts(stage)) {
    if (due > 0n) assert.equal(stage.ok('maker.test', MARKET, 'withdraw', { account_id }).value, true);
  }
  for (const trader of TRADERS) stage.ok(trader, MARKET, 'allow_contract', { nft_contract_id: NFT, allowed: false }, ONE);
  for (const [id] of accounts(stage)) if (id !== 'treasury.test') stage.ok(id, MARKET, 'storage_unregister', {}, ONE);
  stage.books.assertAtRest();
  assert.deepEqual(stage.books.totals, { escrow: 0n, due: 0n, paying: 0n, storage: 0n });
  assert.deepEqual([...stage.chain.state.at().records(MARKET)].map(([key]) => key), [accountKey('treasury.test'), 's']);
}

function accounts(stage: Stage): [string, { readonly due: bigint }][] {
  const records = [...stage.chain.state.at().records(MARKET)].filter(([key]) => key.startsWith('a'));
  return records.map(([key, value]) => [PEOPLE.find(id => accountKey(id) === key)!, accountOf(value)]);
}

function releaseHeld(stage: Stage): void {
  for (const [key, value] of [...stage.chain.state.at().records(MARKET)]) {
    if (!key.startsWith('t')) continue;
    const token_id = key.slice(2 + key.charCodeAt(1) + 4);
    const owner = value.subarray(4, 4 + value.readUInt32LE(0)).toString();
    stage.ok(owner, MARKET, 'release_token', { nft_contract_id: NFT, token_id }, ONE);
  }
}
