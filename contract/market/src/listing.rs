//! Fixed-price listings of one token or of a bundle.
use crate::account::Account;
use crate::deal::{self, Deal, Kind};
use crate::events::{self, number};
use crate::expiry::Expiry;
use crate::gas;
use crate::key::{record_bytes, LISTING};
use crate::market::Market;
use crate::refusal::{refuse, Misuse, Refusal};
use crate::token::{self, Approvals, Approved, Ids, Place};
use kit::account::AccountId;
use kit::args::Args;
use kit::codec::{record, Stored, Vec};
use kit::env;
use kit::json::write::{Decimal, Object, ToJson};
use kit::key::Key;
use kit::storage::require_one_yocto;

record! {
    pub struct Listing {
        pub contract: AccountId,
        pub seller: AccountId,
        pub tokens: Vec<Approved>,
        pub terms: Terms,
        pub created_at: u64,
        /// Bytes that the seller pays for while it stands, the tokens' records aside.
        pub charge: u64,
    }
}

record! {
    pub struct Terms {
        pub price: u128,
        pub expires_at: Expiry,
    }
}

impl Terms {
    pub fn take(args: &mut Args) -> Self {
        Self { price: positive(args, "price"), expires_at: Expiry::take(args) }
    }
}

pub fn positive(args: &mut Args, name: &'static str) -> u128 {
    let amount = args.amount(name);
    if amount == 0 {
        refuse(Misuse::InvalidAmount(name))
    }
    amount
}

impl Listing {
    pub fn find(id: u64) -> Option<Self> {
        env::read(&key(id)).map(|bytes| Self::decode(&bytes))
    }

    fn load(id: u64) -> Self {
        Self::find(id).unwrap_or_else(|| refuse(Refusal::NoSuchListing))
    }

    fn save(&self, id: u64) {
        env::write(&key(id), &self.encode());
    }

    pub fn members<'a>(&self, id: u64, data: Object<'a>) -> Object<'a> {
        data.member("listing_id", &number(id))
            .member("seller_id", &self.seller)
            .member("nft_contract_id", &self.contract)
            .member("token_ids", &Ids(&self.tokens))
            .member("approval_ids", &Approvals(&self.tokens))
            .member("price", &Decimal(self.terms.price))
            .member("expires_at", &self.terms.expires_at)
            .member("created_at", &number(self.created_at))
    }
}

pub fn next_id() -> u64 {
    Market::change(|market| {
        market.listings += 1;
        market.listings
    })
}

pub fn open(id: u64, contract: AccountId, seller: AccountId, tokens: Vec<Approved>, terms: Terms) {
    let mut listing = Listing { contract, seller, tokens, terms, created_at: env::now(), charge: 0 };
    listing.charge = record_bytes(&key(id), &listing.encode()) + deal::RESERVE;
    listing.save(id);
    Account::charge(&listing.seller, listing.charge);
    events::market("listing_create", |data| listing.members(id, data));
}

/// Takes it and its tokens' places out of the state; the bytes that its seller still pays for are answered with it.
fn take(id: u64, listing: &Listing) -> u64 {
    env::remove(&key(id));
    token::forget_all(&listing.contract, &listing.tokens) + listing.charge
}

pub fn end(id: u64, reason: &str) {
    let listing = Listing::load(id);
    Account::release(&listing.seller, take(id, &listing));
    events::ended("listing_cancel", "listing_id", id, reason);
}

/// A bundle of tokens that were approved with the action `hold`.
pub fn listing_create() {
    let mut args = Args::of_call();
    let contract = args.account("nft_contract_id");
    let tokens = token::token_ids(&mut args);
    let terms = Terms::take(&mut args);
    args.done();
    require_one_yocto();
    let seller = env::predecessor();
    let id = next_id();
    let tokens = token::place_all(&contract, tokens, &seller, Place::Listing(id));
    open(id, contract, seller, tokens, terms);
    env::return_json(&number(id).to_json());
}

/// Both terms are replaced: an absent `expires_at` means that it no longer expires.
pub fn listing_update() {
    let mut args = Args::of_call();
    let id = take_id(&mut args);
    let terms = Terms::take(&mut args);
    args.done();
    require_one_yocto();
    let mut listing = Listing::load(id);
    if listing.seller != env::predecessor() {
        refuse(Refusal::NotSeller)
    }
    if listing.terms != terms {
        listing.terms = terms;
        listing.save(id);
        events::market("listing_update", |data| {
            data.member("listing_id", &number(id))
                .member("price", &Decimal(listing.terms.price))
                .member("expires_at", &listing.terms.expires_at)
        });
    }
}

/// By the seller, or by anyone once it has expired.
pub fn listing_cancel() {
    let mut args = Args::of_call();
    let id = take_id(&mut args);
    args.done();
    require_one_yocto();
    let listing = Listing::load(id);
    if listing.seller == env::predecessor() {
        end(id, "seller");
    } else if listing.terms.expires_at.has_passed() {
        end(id, "expired");
    } else {
        refuse(Refusal::NotSeller)
    }
}

/// The deposit is the price, exactly. From here on the listing is gone: a second buyer is refused.
pub fn buy() {
    let mut args = Args::of_call();
    let id = take_id(&mut args);
    let expected = args.amount("expected_price");
    args.done();
    let buyer = env::predecessor();
    let listing = Listing::load(id);
    let price = listing.terms.price;
    if expected != price {
        refuse(Refusal::PriceChanged)
    }
    if listing.terms.expires_at.has_passed() {
        refuse(Refusal::Expired)
    }
    if listing.seller == buyer {
        refuse(Refusal::OwnToken)
    }
    if env::deposit() != price {
        refuse(Refusal::DepositNotPrice(price))
    }
    gas::require_for_sale(listing.tokens.len() as u64);
    let charge = take(id, &listing);
    Market::change(|market| market.escrow += price);
    let Listing { contract, seller, tokens, .. } = listing;
    deal::start(Deal { kind: Kind::Listing, source: id, contract, tokens, seller, buyer, price, charge, started_at: env::now() });
}

fn take_id(args: &mut Args) -> u64 {
    Args::required("listing_id", args.optional_counter("listing_id"))
}

fn key(id: u64) -> Key {
    Key::new(LISTING).number(id)
}
