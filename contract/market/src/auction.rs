//! English auctions of one token or of a bundle.
use crate::account::Account;
use crate::deal::{self, Deal, Kind};
use crate::events::{self, number};
use crate::gas;
use crate::key::{record_bytes, AUCTION};
use crate::listing::positive;
use crate::market::Market;
use crate::pay::{pay, Payment};
use crate::refusal::{refuse, Misuse, Refusal};
use crate::token::{self, Approvals, Approved, Ids, Place};
use kit::account::{AccountId, Owner};
use kit::args::Args;
use kit::codec::{record, Stored, Vec};
use kit::env;
use kit::json::write::{Decimal, Object, ToJson};
use kit::key::Key;
use kit::storage::{require_no_deposit, require_one_yocto};

const NANOSECONDS_PER_DAY: u64 = 86_400_000_000_000;
const MAX_DAYS: u64 = 30;

record! {
    pub struct Auction {
        pub contract: AccountId,
        pub seller: AccountId,
        pub tokens: Vec<Approved>,
        pub terms: Terms,
        pub created_at: u64,
        /// Bytes that the seller pays for while it stands, the tokens' records aside.
        pub charge: u64,
        /// The seller, while nobody has bid. Of fixed width: a bid adds no byte.
        pub bidder: Owner,
        /// 0 while nobody has bid.
        pub bid: u128,
    }
}

record! {
    pub struct Terms {
        /// The least first bid.
        pub reserve_price: u128,
        pub min_increment: u128,
        pub ends_at: u64,
        /// A bid in the last so many nanoseconds moves the end to so many after itself.
        pub extension: u64,
    }
}

impl Terms {
    pub fn take(args: &mut Args) -> Self {
        let reserve_price = positive(args, "reserve_price");
        let min_increment = positive(args, "min_increment");
        let ends_at = Args::required("ends_at", args.optional_time("ends_at"));
        let extension = args.optional_time("extension").unwrap_or(0);
        let now = env::now();
        if ends_at <= now {
            refuse(Refusal::Expired)
        }
        if ends_at - now > MAX_DAYS * NANOSECONDS_PER_DAY {
            refuse(Misuse::BadMember("ends_at", "is more than 30 days ahead"))
        }
        if extension > NANOSECONDS_PER_DAY {
            refuse(Misuse::BadMember("extension", "is more than a day"))
        }
        Self { reserve_price, min_increment, ends_at, extension }
    }
}

impl Auction {
    pub fn find(id: u64) -> Option<Self> {
        env::read(&key(id)).map(|bytes| Self::decode(&bytes))
    }

    pub fn load(id: u64) -> Self {
        Self::find(id).unwrap_or_else(|| refuse(Refusal::NoSuchAuction))
    }

    pub fn save(&self, id: u64) {
        env::write(&key(id), &self.encode());
    }

    pub fn top_bid(&self) -> Option<(&AccountId, u128)> {
        (self.bid > 0).then_some((&self.bidder.0, self.bid))
    }

    pub fn has_ended(&self) -> bool {
        self.terms.ends_at <= env::now()
    }

    pub fn members<'a>(&self, id: u64, data: Object<'a>) -> Object<'a> {
        data.member("auction_id", &number(id))
            .member("seller_id", &self.seller)
            .member("nft_contract_id", &self.contract)
            .member("token_ids", &Ids(&self.tokens))
            .member("approval_ids", &Approvals(&self.tokens))
            .member("reserve_price", &Decimal(self.terms.reserve_price))
            .member("min_increment", &Decimal(self.terms.min_increment))
            .member("ends_at", &number(self.terms.ends_at))
            .member("extension", &number(self.terms.extension))
            .member("created_at", &number(self.created_at))
    }
}

pub fn next_id() -> u64 {
    Market::change(|market| {
        market.auctions += 1;
        market.auctions
    })
}

pub fn open(id: u64, contract: AccountId, seller: AccountId, tokens: Vec<Approved>, terms: Terms) {
    let bidder = Owner(seller.clone());
    let mut auction = Auction { contract, seller, tokens, terms, created_at: env::now(), charge: 0, bidder, bid: 0 };
    auction.charge = record_bytes(&key(id), &auction.encode()) + deal::RESERVE;
    auction.save(id);
    Account::charge(&auction.seller, auction.charge);
    events::market("auction_start", |data| auction.members(id, data));
}

fn take(id: u64, auction: &Auction) -> u64 {
    env::remove(&key(id));
    token::forget_all(&auction.contract, &auction.tokens) + auction.charge
}

/// Without a sale: whoever has bid gets the bid back.
pub fn end(id: u64, reason: &str) {
    let auction = Auction::load(id);
    Account::release(&auction.seller, take(id, &auction));
    events::ended("auction_cancel", "auction_id", id, reason);
    if let Some((bidder, amount)) = auction.top_bid() {
        refund(bidder, amount, "auction_cancelled");
    }
}

/// Gives a bid back; the bidder's account is held until it has arrived.
pub fn refund(bidder: &AccountId, amount: u128, reason: &'static str) {
    Market::change(|market| market.escrow -= amount);
    Account::change_known(bidder, |account| account.holds = account.holds.saturating_sub(1));
    pay([Payment { to: bidder.clone(), amount, reason }].into(), Some(bidder), 0);
}

/// A bundle of tokens that were approved with the action `hold`.
pub fn auction_start() {
    let mut args = Args::of_call();
    let contract = args.account("nft_contract_id");
    let tokens = token::token_ids(&mut args);
    let terms = Terms::take(&mut args);
    args.done();
    require_one_yocto();
    let seller = env::predecessor();
    let id = next_id();
    let tokens = token::place_all(&contract, tokens, &seller, Place::Auction(id));
    open(id, contract, seller, tokens, terms);
    env::return_json(&number(id).to_json());
}

/// By the seller, while nobody has bid.
pub fn auction_cancel() {
    let id = id_of_call();
    require_one_yocto();
    let auction = Auction::load(id);
    if auction.seller != env::predecessor() {
        refuse(Refusal::NotSeller)
    }
    if auction.top_bid().is_some() {
        refuse(Refusal::HasBids)
    }
    end(id, "seller");
}

/// By anyone, once it has ended: the top bid buys, and without one it is over.
pub fn auction_settle() {
    let id = id_of_call();
    require_no_deposit();
    let auction = Auction::load(id);
    if !auction.has_ended() {
        refuse(Refusal::AuctionRunning)
    }
    let Some((bidder, price)) = auction.top_bid() else { return end(id, "expired") };
    gas::require_for_sale(auction.tokens.len() as u64);
    let buyer = bidder.clone();
    let charge = take(id, &auction);
    let Auction { contract, seller, tokens, .. } = auction;
    deal::start(Deal { kind: Kind::Auction, source: id, contract, tokens, seller, buyer, price, charge, started_at: env::now() });
}

fn id_of_call() -> u64 {
    let mut args = Args::of_call();
    let id = take_id(&mut args);
    args.done();
    id
}

pub fn take_id(args: &mut Args) -> u64 {
    Args::required("auction_id", args.optional_counter("auction_id"))
}

fn key(id: u64) -> Key {
    Key::new(AUCTION).number(id)
}
