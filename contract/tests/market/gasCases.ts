import { NEAR, SECOND } from './support/bench.js';
import { FEE, MARKET, NFT, PRICE, Stage } from './support/scenarios.js';
import type { Result } from './support/result.js';

export interface GasCase {
  readonly contract: 'market';
  /** The method, and in which situation. */
  readonly name: string;
  /** Gas burnt by the receipt in which the method runs, its fees included; the same at every run. */
  readonly gas: () => number;
  /** TGas above which the test fails. */
  readonly ceiling: number;
}

const ONE = { deposit: 1n };
const of = (result: Result, method: string): number => {
  if (result.panic !== null) throw new Error(result.panic);
  const call = result.gas.find(entry => entry.method === method);
  if (!call) throw new Error(`${method} did not run`);
  return call.burnt;
};
const row = (name: string, ceiling: number, run: () => Result): GasCase =>
  ({ contract: 'market', name, ceiling, gas: () => of(run(), name.split(' ')[0]!) });

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

/** Every call that changes something, callbacks included. */
export const GAS_CASES: readonly GasCase[] = [
  row('storage_deposit', 2, () => new Stage().ok('bob.test', MARKET, 'storage_deposit', {}, { deposit: NEAR })),
  row('allow_contract', 3, () =>
    new Stage().ok('bob.test', MARKET, 'allow_contract', { nft_contract_id: NFT, allowed: true }, { deposit: NEAR })),
  row('nft_on_approve (list)', 3, () => selling().approve({ action: 'list', price: String(PRICE) })),
  row('nft_on_approve (auction)', 3, () => {
    const stage = selling();
    return stage.approve({ action: 'auction', ...stage.auctionOrder() });
  }),
  row('nft_on_approve (hold)', 2, () => selling().approve({ action: 'hold' })),
  row('nft_on_approve (accept_offer)', 4, () => {
    const stage = bidding();
    return stage.approve({ action: 'accept_offer', offer_id: stage.offered() });
  }),
  row('listing_create (5 tokens)', 4, () => {
    const stage = selling();
    const args = { nft_contract_id: NFT, token_ids: stage.held(5), price: String(PRICE) };
    return stage.ok('alice.test', MARKET, 'listing_create', args, ONE);
  }),
  row('listing_update', 2, () => {
    const stage = selling();
    return stage.ok('alice.test', MARKET, 'listing_update', { listing_id: stage.listed(), price: '5' }, ONE);
  }),
  row('listing_cancel', 2, () => {
    const stage = selling();
    return stage.ok('alice.test', MARKET, 'listing_cancel', { listing_id: stage.listed() }, ONE);
  }),
  row('buy', 4, bought),
  row('on_transferred', 5, bought),
  row('on_paid', 2, bought),
  row('buy (5 tokens)', 6, bundleBought),
  row('on_checked (5 tokens)', 5, bundleBought),
  row('on_transferred (5 tokens)', 5, bundleBought),
  row('offer_make', 2, () => {
    const stage = bidding();
    const args = { nft_contract_id: NFT, token_id: 'x', expires_at: String(stage.now + 3600n * SECOND) };
    return stage.ok('bob.test', MARKET, 'offer_make', args, { deposit: PRICE });
  }),
  row('offer_cancel', 4, () => {
    const stage = bidding();
    return stage.ok('bob.test', MARKET, 'offer_cancel', { offer_id: stage.offered() }, ONE);
  }),
  row('auction_bid (first)', 2, () => {
    const stage = bidding();
    return stage.bid(stage.auctioned(), 'bob.test', NEAR);
  }),
  row('auction_bid (over another)', 4, () => {
    const stage = bidding();
    const auction = stage.auctioned();
    stage.bid(auction, 'bob.test', NEAR);
    return stage.bid(auction, 'carol.test', 2n * NEAR);
  }),
  row('auction_settle', 4, () => {
    const stage = bidding();
    const auction_id = stage.auctioned();
    stage.bid(auction_id, 'bob.test', NEAR);
    stage.advance(3600n * SECOND);
    return stage.ok('carol.test', MARKET, 'auction_settle', { auction_id });
  }),
  row('withdraw', 3, () => {
    const stage = selling();
    stage.buy(stage.listed());
    return stage.ok('treasury.test', MARKET, 'withdraw', {});
  }),
];
