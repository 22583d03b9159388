import { MARKET, NFT } from './scenarios.js';

/** What the market must come to, worked out without it: all money by account, all places by token. */
export interface Offer { readonly buyer: string; readonly token: string; readonly amount: bigint; readonly expiresAt: bigint }
export interface Listing { readonly seller: string; readonly tokens: readonly string[]; price: bigint; expiresAt: bigint | null }
export interface Auction {
  readonly seller: string;
  readonly tokens: readonly string[];
  readonly reserve: bigint;
  readonly increment: bigint;
  endsAt: bigint;
  top: { readonly bidder: string; readonly amount: bigint } | null;
}

export interface Step {
  readonly by: string;
  readonly contract: string;
  readonly method: string;
  readonly args: unknown;
  readonly deposit: bigint;
  /** What follows in the model; a code where the call must be refused. */
  readonly expect: (oracle: Oracle, now: bigint) => string | null;
}

type Place = { readonly owner: string; readonly in: Listing | Auction | null };

export class Oracle {
  readonly listings = new Map<string, Listing>();
  readonly offers = new Map<string, Offer>();
  readonly auctions = new Map<string, Auction>();
  readonly places = new Map<string, Place>();
  readonly due = new Map<string, bigint>();
  readonly received = new Map<string, bigint>();
  readonly missing = new Set<string>(['ghost.test']);
  readonly counted = { listings: 0, offers: 0, auctions: 0 };
  /** One-yocto calls that succeeded: their yocto stays. */
  yocto = 0n;
  /** What the NFT contract answers; null = every transfer fails. */
  payout: ReadonlyMap<string, bigint> | null = new Map();
  failing: string | null = null;

  constructor(readonly feePoints: bigint) {}

  /** Nobody here pays as much as a record costs: what cannot be paid to a stranger goes to the seller. */
  pay(to: string, amount: bigint): void {
    if (amount === 0n) return;
    const book = this.missing.has(to) ? this.due : this.received;
    book.set(to, (book.get(to) ?? 0n) + amount);
  }

  /** A later approval ends what the token stood in. */
  endEarlier(token: string): void {
    const place = this.places.get(token);
    if (!place) return;
    this.places.delete(token);
    for (const [id, listing] of this.listings) if (listing === place.in) this.endListing(id);
    for (const [id, auction] of this.auctions) if (auction === place.in) this.endAuction(id);
  }

  /** An auction with bids keeps its tokens, whatever its seller says in a later approval. */
  keeps(owner: string, token: string): boolean {
    const place = this.places.get(token);
    return place?.owner === owner && [...this.auctions.values()].some(auction => auction === place.in && auction.top !== null);
  }

  endListing(id: string): void {
    for (const token of this.listings.get(id)!.tokens) this.places.delete(token);
    this.listings.delete(id);
  }

  endAuction(id: string): void {
    const { tokens, top } = this.auctions.get(id)!;
    for (const token of tokens) this.places.delete(token);
    this.auctions.delete(id);
    if (top) this.pay(top.bidder, top.amount);
  }

  list(seller: string, tokens: readonly string[], price: bigint, expiresAt: bigint | null): void {
    const listing = { seller, tokens, price, expiresAt };
    this.listings.set(String(++this.counted.listings), listing);
    for (const token of tokens) this.places.set(token, { owner: seller, in: listing });
  }

  auction(seller: string, tokens: readonly string[], reserve: bigint, increment: bigint, endsAt: bigint): void {
    const auction = { seller, tokens, reserve, increment, endsAt, top: null };
    this.auctions.set(String(++this.counted.auctions), auction);
    for (const token of tokens) this.places.set(token, { owner: seller, in: auction });
  }

  /** Answers whether anything was sold. */
  sell(seller: string, buyer: string, tokens: readonly string[], price: bigint, refunds = true): boolean {
    const share = price / BigInt(tokens.length);
    let refund = 0n;
    let sold = false;
    tokens.forEach((token, index) => {
      const part = index === 0 ? price - share * BigInt(tokens.length - 1) : share;
      if (this.payout === null || token === this.failing) refund += part;
      else {
        this.#settle(seller, part);
        sold = true;
      }
    });
    if (refunds || sold) this.pay(buyer, refund);
    return sold;
  }

  #settle(seller: string, price: bigint): void {
    const fee = price * this.feePoints / 10_000n;
    this.due.set('treasury.test', (this.due.get('treasury.test') ?? 0n) + fee);
    let left = price - fee;
    const asked = [...this.payout!];
    const total = asked.reduce((sum, [, amount]) => sum + amount, 0n);
    for (const [account, amount] of total <= left ? asked : []) {
      if (this.missing.has(account)) this.due.set(seller, (this.due.get(seller) ?? 0n) + amount);
      else this.pay(account, amount);
      left -= amount;
    }
    this.pay(seller, left);
  }
}

export const marketStep = (by: string, method: string, args: unknown, deposit: bigint, expect: Step['expect']): Step =>
  ({ by, contract: MARKET, method, args, deposit, expect });

/** An approval as the NFT contract reports it. */
export const approval = (owner: string, token: string, order: unknown, number: number, expect: Step['expect']): Step => ({
  by: owner, contract: NFT, method: 'say', deposit: 0n, expect,
  args: { token_id: token, owner_id: owner, approval_id: number, msg: JSON.stringify(order) },
});
