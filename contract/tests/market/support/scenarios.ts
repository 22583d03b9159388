import { Bench, NEAR, TGAS } from './bench.js';
import { Books } from './books.js';
import { PUPPET_WASM } from './puppetContract.js';
import type { Result } from './result.js';
import { MARKET_WASM } from './wasm.js';

export const MARKET = 'market.test';
export const NFT = 'nft.test';
export const FEE = 250n;
export const PRICE = 10n * NEAR;
/** Enough for many sales to be open at once. */
export const STORAGE = 2n * NEAR;

/** A market with a fee of 2.5 %, three accounts, and an NFT contract that does as it is told. */
export class Stage extends Bench {
  readonly books: Books;

  constructor(fee = FEE, trieNodes = 0) {
    super(trieNodes);
    for (const id of ['market', 'nft', 'treasury', 'alice', 'bob', 'carol', 'maker']) this.createAccount(`${id}.test`);
    this.deploy(MARKET, MARKET_WASM);
    this.deploy(NFT, PUPPET_WASM);
    this.ok('market.test', MARKET, 'new', { treasury_id: 'treasury.test', fee_basis_points: Number(fee) });
    this.books = new Books(this);
    this.transfers('r{"payout":{}}');
    this.ok('alice.test', NFT, 'set_approved', 'rtrue');
  }

  /** Registered, and willing to be spoken for by the NFT contract. */
  seller(id = 'alice.test', contract = NFT, deposit = STORAGE): this {
    this.ok(id, MARKET, 'allow_contract', { nft_contract_id: contract, allowed: true }, { deposit: deposit + 1n });
    return this;
  }

  registered(id: string): this {
    this.ok(id, MARKET, 'storage_deposit', {}, { deposit: NEAR / 100n });
    return this;
  }

  /** What the NFT contract does from now on when asked to transfer. */
  transfers(how: string): void {
    this.ok('alice.test', NFT, 'set_transfer', how);
  }

  /** An approval with a message, as the NFT contract reports it. */
  approve(order: unknown, { token = 'x', owner = 'alice.test', approval = 1 } = {}): Result {
    const msg = typeof order === 'string' ? order : JSON.stringify(order);
    return this.call(owner, NFT, 'say', { token_id: token, owner_id: owner, approval_id: approval, msg });
  }

  approved(order: unknown, how: { token?: string; owner?: string; approval?: number } = {}): string {
    const result = this.approve(order, how);
    if (result.panic !== null) throw new Error(result.panic);
    return result.value as string;
  }

  listed(price = PRICE, how: { token?: string; owner?: string; approval?: number; expires_at?: string } = {}): string {
    return this.approved({ action: 'list', price: String(price), expires_at: how.expires_at ?? null }, how);
  }

  /** A bundle of tokens a, b, c … held for the owner. */
  held(count: number, owner = 'alice.test'): string[] {
    const tokens = Array.from({ length: count }, (_, index) => String.fromCharCode(97 + index).repeat(3));
    tokens.forEach((token, index) => this.approved({ action: 'hold' }, { token, owner, approval: index + 1 }));
    return tokens;
  }

  bundled(count: number, price = PRICE): string {
    const args = { nft_contract_id: NFT, token_ids: this.held(count), price: String(price) };
    return this.ok('alice.test', MARKET, 'listing_create', args, { deposit: 1n }).value as string;
  }

  buy(listing: string, by = 'bob.test', price = PRICE): Result {
    return this.call(by, MARKET, 'buy', { listing_id: listing, expected_price: String(price) }, { deposit: price });
  }

  offered(by = 'bob.test', amount = PRICE, seconds = 3600n): string {
    const expires_at = String(this.now + seconds * 1_000_000_000n);
    return this.ok(by, MARKET, 'offer_make', { nft_contract_id: NFT, token_id: 'x', expires_at }, { deposit: amount }).value as string;
  }

  auctionOrder(more: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      reserve_price: String(NEAR), min_increment: String(NEAR / 10n), ends_at: String(this.now + 3600n * 1_000_000_000n),
      extension: String(300n * 1_000_000_000n), ...more,
    };
  }

  auctioned(more: Record<string, unknown> = {}, token = 'x'): string {
    return this.approved({ action: 'auction', ...this.auctionOrder(more) }, { token });
  }

  bid(auction: string, by: string, amount: bigint, gas = 60n * TGAS): Result {
    return this.call(by, MARKET, 'auction_bid', { auction_id: auction }, { deposit: amount, gas });
  }

  due(id: string): bigint {
    return BigInt((this.view(MARKET, 'balance_of', { account_id: id }) as { due: string }).due);
  }
}
