import type { Random } from '../../nrc101/random.js';
import { approval, marketStep, type Listing, type Oracle, type Step } from './oracle.js';
import { NFT } from './scenarios.js';

export const TRADERS = ['alice.test', 'bob.test', 'carol.test'];
export const TOKENS = ['aaa', 'bbb', 'ccc', 'ddd'];
export const HOUR = 3_600_000_000_000n;
const HALF_HOUR = HOUR / 2n;

const anyId = (random: Random, map: ReadonlyMap<string, unknown>) =>
  map.size === 0 || random.chance(5) ? '999' : random.pick([...map.keys()]);
const price = (random: Random) =>
  BigInt(random.pick([1, 7, 1000, 123_456_789])) * BigInt(random.pick([1, 10 ** 6])) + BigInt(random.below(3));
/** Half an hour off every moment to which the clock is moved, so that no step's own blocks decide. */
const later = (random: Random, now: bigint) => now + BigInt(1 + random.below(4)) * HOUR + HALF_HOUR;

/** One call, with what the model says of it. */
export function randomStep(random: Random, oracle: Oracle, now: bigint, number: number): Step {
  const by = random.pick(TRADERS);
  const kinds = [list, list, hold, auction, accept, bundle, update, cancelListing, buy, buy, buy, offer, offer, cancelOffer, bid, bid, bid,
    settle, settle, cancelAuction, checkAuction, withdraw];
  return random.pick(kinds)(random, oracle, by, now, number);
}

type Kind = (random: Random, oracle: Oracle, by: string, now: bigint, number: number) => Step;

const list: Kind = (random, _, by, now, number) => {
  const [token, amount, expiry] = [random.pick(TOKENS), price(random), random.chance(50) ? null : later(random, now)];
  const order = { action: 'list', price: String(amount), expires_at: expiry === null ? null : String(expiry) };
  return approval(by, token, order, number, oracle => {
    if (oracle.keeps(by, token)) return null;
    oracle.endEarlier(token);
    oracle.list(by, [token], amount, expiry);
    return null;
  });
};

const hold: Kind = (random, _, by, __, number) => {
  const token = random.pick(TOKENS);
  return approval(by, token, { action: 'hold' }, number, oracle => {
    if (oracle.keeps(by, token)) return null;
    oracle.endEarlier(token);
    oracle.places.set(token, { owner: by, in: null });
    return null;
  });
};

const auction: Kind = (random, _, by, now, number) => {
  const [token, reserve, increment, endsAt] = [random.pick(TOKENS), price(random), price(random), later(random, now)];
  const order = {
    action: 'auction', reserve_price: String(reserve), min_increment: String(increment), ends_at: String(endsAt), extension: '0',
  };
  return approval(by, token, order, number, oracle => {
    if (oracle.keeps(by, token)) return null;
    oracle.endEarlier(token);
    oracle.auction(by, [token], reserve, increment, endsAt);
    return null;
  });
};

const accept: Kind = (random, known, by, _, number) => {
  const offer_id = anyId(random, known.offers);
  const token = random.chance(80) ? known.offers.get(offer_id)?.token ?? 'aaa' : random.pick(TOKENS);
  return approval(by, token, { action: 'accept_offer', offer_id }, number, (oracle, now) => {
    if (oracle.keeps(by, token)) return null;
    const offer = oracle.offers.get(offer_id);
    if (!offer) return 'E_NO_SUCH_OFFER';
    if (offer.token !== token) return 'E_WRONG_TOKEN';
    if (offer.expiresAt <= now) return 'E_EXPIRED';
    if (offer.buyer === by) return 'E_OWN_TOKEN';
    oracle.endEarlier(token);
    if (oracle.sell(by, offer.buyer, [token], offer.amount, false)) oracle.offers.delete(offer_id);
    return null;
  });
};

const bundle: Kind = (random, known, by) => {
  const held = TOKENS.filter(token => known.places.get(token)?.in === null && known.places.get(token)?.owner === by);
  const token_ids = held.length > 0 && random.chance(90) ? held : ['aaa', 'bbb'];
  const amount = price(random);
  return marketStep(by, 'listing_create', { nft_contract_id: NFT, token_ids, price: String(amount) }, 1n, oracle => {
    const free = (token: string) => oracle.places.get(token)?.in === null && oracle.places.get(token)?.owner === by;
    if (!token_ids.every(free)) return 'E_NOT_APPROVED';
    oracle.list(by, token_ids, amount, null);
    oracle.yocto++;
    return null;
  });
};

const update: Kind = (random, known, by, now) => {
  const listing_id = anyId(random, known.listings);
  const [amount, expiry] = [price(random), later(random, now)];
  const args = { listing_id, price: String(amount), expires_at: String(expiry) };
  const caller = random.chance(80) ? known.listings.get(listing_id)?.seller ?? by : by;
  return marketStep(caller, 'listing_update', args, 1n, oracle => {
    const listing = oracle.listings.get(listing_id);
    if (!listing) return 'E_NO_SUCH_LISTING';
    if (listing.seller !== caller) return 'E_NOT_OWNER';
    listing.price = amount;
    listing.expiresAt = expiry;
    oracle.yocto++;
    return null;
  });
};

const hasExpired = ({ expiresAt }: Listing, now: bigint) => expiresAt !== null && expiresAt <= now;

const cancelListing: Kind = (random, known, by) => {
  const listing_id = anyId(random, known.listings);
  return marketStep(by, 'listing_cancel', { listing_id }, 1n, (oracle, now) => {
    const listing = oracle.listings.get(listing_id);
    if (!listing) return 'E_NO_SUCH_LISTING';
    if (listing.seller !== by && !hasExpired(listing, now)) return 'E_NOT_OWNER';
    oracle.endListing(listing_id);
    oracle.yocto++;
    return null;
  });
};

const buy: Kind = (random, known, by) => {
  const listing_id = anyId(random, known.listings);
  const expected = random.chance(90) ? known.listings.get(listing_id)?.price ?? 1n : price(random);
  const deposit = random.chance(90) ? expected : expected + 1n;
  return marketStep(by, 'buy', { listing_id, expected_price: String(expected) }, deposit, (oracle, now) => {
    const listing = oracle.listings.get(listing_id);
    if (!listing) return 'E_NO_SUCH_LISTING';
    if (listing.price !== expected) return 'E_PRICE_CHANGED';
    if (hasExpired(listing, now)) return 'E_EXPIRED';
    if (listing.seller === by) return 'E_OWN_TOKEN';
    if (deposit !== expected) return 'E_DEPOSIT';
    oracle.endListing(listing_id);
    oracle.sell(listing.seller, by, listing.tokens, expected);
    return null;
  });
};

const offer: Kind = (random, _, by, now) => {
  const [token, amount, expiresAt] = [random.pick(TOKENS), price(random), later(random, now)];
  const args = { nft_contract_id: NFT, token_id: token, expires_at: String(expiresAt) };
  return marketStep(by, 'offer_make', args, amount, oracle => {
    oracle.offers.set(String(++oracle.counted.offers), { buyer: by, token, amount, expiresAt });
    return null;
  });
};

const cancelOffer: Kind = (random, known, by) => {
  const offer_id = anyId(random, known.offers);
  return marketStep(by, 'offer_cancel', { offer_id }, 1n, (oracle, now) => {
    const made = oracle.offers.get(offer_id);
    if (!made) return 'E_NO_SUCH_OFFER';
    if (made.buyer !== by && made.expiresAt > now) return 'E_NOT_OWNER';
    oracle.offers.delete(offer_id);
    oracle.pay(made.buyer, made.amount);
    oracle.yocto++;
    return null;
  });
};

const bid: Kind = (random, known, by) => {
  const auction_id = anyId(random, known.auctions);
  const open = known.auctions.get(auction_id);
  const least = open ? (open.top ? open.top.amount + open.increment : open.reserve) : 1n;
  const amount = random.chance(85) ? least + BigInt(random.below(3)) : least - 1n;
  return marketStep(by, 'auction_bid', { auction_id }, amount, (oracle, now) => {
    const auction = oracle.auctions.get(auction_id);
    if (!auction) return 'E_NO_SUCH_AUCTION';
    if (auction.endsAt <= now) return 'E_AUCTION_ENDED';
    if (auction.seller === by) return 'E_OWN_TOKEN';
    if (amount < least) return 'E_BID_TOO_LOW';
    if (auction.top) oracle.pay(auction.top.bidder, auction.top.amount);
    auction.top = { bidder: by, amount };
    return null;
  });
};

const settle: Kind = (random, known, by) => {
  const auction_id = anyId(random, known.auctions);
  return marketStep(by, 'auction_settle', { auction_id }, 0n, (oracle, now) => {
    const auction = oracle.auctions.get(auction_id);
    if (!auction) return 'E_NO_SUCH_AUCTION';
    if (auction.endsAt > now) return 'E_AUCTION_RUNNING';
    const { top } = auction;
    auction.top = null;
    oracle.endAuction(auction_id);
    if (top) oracle.sell(auction.seller, top.bidder, auction.tokens, top.amount);
    return null;
  });
};

const cancelAuction: Kind = (random, known, by) => {
  const auction_id = anyId(random, known.auctions);
  return marketStep(by, 'auction_cancel', { auction_id }, 1n, oracle => {
    const auction = oracle.auctions.get(auction_id);
    if (!auction) return 'E_NO_SUCH_AUCTION';
    if (auction.seller !== by) return 'E_NOT_OWNER';
    if (auction.top) return 'E_HAS_BIDS';
    oracle.endAuction(auction_id);
    oracle.yocto++;
    return null;
  });
};

/** The NFT contract says of every token that it is approved. */
const checkAuction: Kind = (random, known, by) => {
  const auction_id = anyId(random, known.auctions);
  return marketStep(by, 'auction_check', { auction_id }, 0n, oracle => oracle.auctions.has(auction_id) ? null : 'E_NO_SUCH_AUCTION');
};

const withdraw: Kind = (random, _, by) => {
  const account_id = random.pick(['ghost.test', 'treasury.test', ...TRADERS]);
  return marketStep(by, 'withdraw', { account_id }, 0n, oracle => {
    const amount = oracle.due.get(account_id) ?? 0n;
    if (amount === 0n) return 'E_NOTHING_DUE';
    oracle.due.set(account_id, 0n);
    oracle.pay(account_id, amount);
    return null;
  });
};
