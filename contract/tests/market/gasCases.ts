import { NEAR, SECOND } from './support/bench.js';
import { FEE, MARKET, NFT, PRICE, Stage } from './support/scenarios.js';
import type { Result } from './support/result.js';

export interface GasCase {
  readonly contract: 'market';
  /** The method, and in which situation. */
  readonly name: string;
  /** Gas burnt by the receipt in which the method runs, its fees included; the same at every run. */
  readonly gas: () => number;
}

const ONE = { deposit: 1n };
const of = (result: Result, method: string): number => {
  if (result.panic !== null) throw new Error(result.panic);
  const call = result.gas.find(entry => entry.method === method);
  if (!call) throw new Error(`${method} did not run`);
  return call.burnt;
};
const row = (name: string, run: () => Result): GasCase =>
  ({ contract: 'market', name, gas: () => of(run(), name.split(',')[0]!) });

const selling = () => new Stage(FEE).seller();
const bidding = () => selling().registered('bob.test').registered('carol.test');
const bought = () => {
  const stage = selling();
  stage.transfers(`r{"payout":{"maker.test":"${NEAR}"}}`);
  return stage.buy(stage.listed());
};
const bundleBought = () => {
  const stage = selling();
  return stage.buy(stage.bundled(5));
};

/** An auction with a bid, whose token has gone. */
const voided = () => {
  const stage = bidding();
  const auction_id = stage.auctioned();
  stage.bid(auction_id, 'bob.test', NEAR);
  stage.ok('alice.test', NFT, 'set_approved', 'rfalse');
  return stage.ok('carol.test', MARKET, 'auction_check', { auction_id });
};

/** Every call that changes something, callbacks included. */
export const GAS_CASES: readonly GasCase[] = [
  row('storage_deposit', () => new Stage().ok('bob.test', MARKET, 'storage_deposit', {}, { deposit: NEAR })),
  row('allow_contract', () =>
    new Stage().ok('bob.test', MARKET, 'allow_contract', { nft_contract_id: NFT, allowed: true }, { deposit: NEAR })),
  row('nft_on_approve, list', () => selling().approve({ action: 'list', price: String(PRICE) })),
  row('nft_on_approve, auction', () => {
    const stage = selling();
    return stage.approve({ action: 'auction', ...stage.auctionOrder() });
  }),
  row('nft_on_approve, hold', () => selling().approve({ action: 'hold' })),
  row('nft_on_approve, accept_offer', () => {
    const stage = bidding();
    return stage.approve({ action: 'accept_offer', offer_id: stage.offered() });
  }),
  row('listing_create, five tokens', () => {
    const stage = selling();
    const args = { nft_contract_id: NFT, token_ids: stage.held(5), price: String(PRICE) };
    return stage.ok('alice.test', MARKET, 'listing_create', args, ONE);
  }),
  row('listing_update', () => {
    const stage = selling();
    return stage.ok('alice.test', MARKET, 'listing_update', { listing_id: stage.listed(), price: '5' }, ONE);
  }),
  row('listing_cancel', () => {
    const stage = selling();
    return stage.ok('alice.test', MARKET, 'listing_cancel', { listing_id: stage.listed() }, ONE);
  }),
  row('buy', bought),
  row('on_transferred', bought),
  row('on_paid', bought),
  row('buy, five tokens', bundleBought),
  row('on_checked, five tokens', bundleBought),
  row('on_transferred, five tokens', bundleBought),
  row('offer_make', () => {
    const stage = bidding();
    const args = { nft_contract_id: NFT, token_id: 'x', expires_at: String(stage.now + 3600n * SECOND) };
    return stage.ok('bob.test', MARKET, 'offer_make', args, { deposit: PRICE });
  }),
  row('offer_cancel', () => {
    const stage = bidding();
    return stage.ok('bob.test', MARKET, 'offer_cancel', { offer_id: stage.offered() }, ONE);
  }),
  row('auction_bid, first', () => {
    const stage = bidding();
    return stage.bid(stage.auctioned(), 'bob.test', NEAR);
  }),
  row('auction_bid, over another', () => {
    const stage = bidding();
    const auction = stage.auctioned();
    stage.bid(auction, 'bob.test', NEAR);
    return stage.bid(auction, 'carol.test', 2n * NEAR);
  }),
  row('auction_settle', () => {
    const stage = bidding();
    const auction_id = stage.auctioned();
    stage.bid(auction_id, 'bob.test', NEAR);
    stage.advance(3600n * SECOND);
    return stage.ok('carol.test', MARKET, 'auction_settle', { auction_id });
  }),
  row('auction_check', () => voided()),
  row('on_auction_checked', () => voided()),
  row('withdraw', () => {
    const stage = selling();
    stage.buy(stage.listed());
    return stage.ok('treasury.test', MARKET, 'withdraw', {});
  }),
];
