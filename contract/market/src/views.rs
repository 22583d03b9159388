//! Answers without a change of state. Pages go by id: one holds what still exists of the ids from `from_index` + 1 on.
use crate::account::Account;
use crate::approve;
use crate::auction::Auction;
use crate::deal::Deal;
use crate::events::number;
use crate::listing::Listing;
use crate::market::Market;
use crate::offer::Offer;
use crate::token::{self, Held, Place};
use alloc::string::String;
use kit::args::{Args, Page};
use kit::codec::Vec;
use kit::env;
use kit::events::object;
use kit::json::write::{Decimal, Raw, ToJson};
use kit::storage::require_no_deposit;

const STANDARDS: [(&str, &str); 4] = [("nrc101_market", "1.0.0"), ("nep145", "1.0.0"), ("nep297", "1.0.0"), ("nep330", "1.1.0")];

/// A view may be called in a transaction too, and must not swallow what is attached to that (NEP-418 lets views look).
pub fn done(args: Args) {
    args.done();
    require_no_deposit();
}

pub fn market_info() {
    done(Args::of_call());
    let market = Market::load();
    env::return_json(&object(|data| {
        data.member("treasury_id", &market.treasury)
            .member("fee_basis_points", &u64::from(market.fee_basis_points))
            .member("escrow", &Decimal(market.escrow))
            .member("due", &Decimal(market.due))
            .member("paying", &Decimal(market.paying))
            .member("storage", &Decimal(market.storage))
            .member("listings", &number(market.listings))
            .member("offers", &number(market.offers))
            .member("auctions", &number(market.auctions))
            .member("sales", &number(market.sales))
    }));
}

pub fn listing() {
    answer_one("listing_id", listing_json);
}

pub fn listings() {
    answer_page(Market::load().listings, listing_json);
}

pub fn offer() {
    answer_one("offer_id", offer_json);
}

pub fn offers() {
    answer_page(Market::load().offers, offer_json);
}

pub fn auction() {
    answer_one("auction_id", auction_json);
}

pub fn auctions() {
    answer_page(Market::load().auctions, auction_json);
}

/// A sale that is being settled; null once it is over.
pub fn sale() {
    answer_one("sale_id", sale_json);
}

/// Where an approved token stands: `{owner_id, approval_id, listing_id, auction_id}`; null where the market knows of none.
pub fn token_place() {
    let mut args = Args::of_call();
    let contract = args.account("nft_contract_id");
    let token = token::token_id(&mut args);
    done(args);
    let place = |held: Held| {
        let (listing, auction) = match held.place {
            Place::Nothing => (None, None),
            Place::Listing(id) => (Some(number(id)), None),
            Place::Auction(id) => (None, Some(number(id))),
        };
        Raw(object(|data| {
            data.member("owner_id", &held.owner)
                .member("approval_id", &held.approval)
                .member("listing_id", &listing)
                .member("auction_id", &auction)
        }))
    };
    env::return_json(&Held::find(&contract, &token).map(place).to_json());
}

/// `due` can be withdrawn, `paying` is on its way.
pub fn balance_of() {
    let mut args = Args::of_call();
    let account_id = args.account("account_id");
    done(args);
    let account = Account::find(&account_id).unwrap_or_else(Account::empty);
    env::return_json(&object(|data| data.member("due", &Decimal(account.due)).member("paying", &Decimal(account.paying))));
}

pub fn is_contract_allowed() {
    let mut args = Args::of_call();
    let account_id = args.account("account_id");
    let contract = args.account("nft_contract_id");
    done(args);
    env::return_json(&approve::is_allowed(&account_id, &contract).to_json());
}

pub fn contract_source_metadata() {
    done(Args::of_call());
    let standard = |(name, version): &(&str, &str)| Raw(object(|data| data.member("standard", *name).member("version", *version)));
    let standards: Vec<Raw> = STANDARDS.iter().map(standard).collect();
    env::return_json(&object(|data| {
        data.member("version", env!("CARGO_PKG_VERSION")).member("link", &None::<String>).member("standards", &standards)
    }));
}

fn listing_json(id: u64) -> Option<String> {
    let listing = Listing::find(id)?;
    Some(object(|data| listing.members(id, data)))
}

fn offer_json(id: u64) -> Option<String> {
    let offer = Offer::find(id)?;
    Some(object(|data| offer.members(id, data).member("settling", &offer.settling)))
}

fn auction_json(id: u64) -> Option<String> {
    let auction = Auction::find(id)?;
    let top = auction.top_bid();
    Some(object(|data| {
        auction.members(id, data).member("bidder_id", &top.map(|(bidder, _)| bidder)).member("bid", &top.map(|(_, bid)| Decimal(bid)))
    }))
}

fn sale_json(id: u64) -> Option<String> {
    let deal = Deal::find(id)?;
    Some(object(|data| deal.members(id, data)))
}

fn answer_one(name: &'static str, json: impl Fn(u64) -> Option<String>) {
    let mut args = Args::of_call();
    let id = Args::required(name, args.optional_counter(name));
    done(args);
    env::return_json(&json(id).map(Raw).to_json());
}

fn answer_page(count: u64, json: impl Fn(u64) -> Option<String>) {
    let mut args = Args::of_call();
    let page: Page = args.page();
    done(args);
    env::return_json(&page.of(count).filter_map(|index| json(index + 1)).map(Raw).collect::<Vec<_>>().to_json());
}
