//! A market for NFTs of any contract that speaks NEP-171, NEP-178 and NEP-199. README.md describes every call.
#![no_std]
extern crate alloc;

mod account;
mod approve;
mod auction;
mod auction_check;
mod bid;
mod credits;
mod deal;
mod events;
mod expiry;
mod gas;
mod key;
mod listing;
mod market;
mod offer;
mod pay;
mod payout;
mod refusal;
mod settle;
mod storage;
mod token;
mod views;
mod withdraw;

/// Gives each function to the outside under its own name.
macro_rules! export {
    ($($module:ident: $($method:ident),+;)+) => {
        $($(#[no_mangle]
        pub extern "C-unwind" fn $method() {
            $module::$method();
        })+)+
    };
}

export! {
    market: new;
    storage: storage_deposit, storage_withdraw, storage_unregister, storage_balance_of, storage_balance_bounds;
    approve: allow_contract, nft_on_approve, release_token;
    listing: listing_create, listing_update, listing_cancel, buy;
    offer: offer_make, offer_cancel;
    auction: auction_start, auction_cancel, auction_settle;
    auction_check: auction_check, on_auction_checked;
    bid: auction_bid;
    settle: on_checked, on_transferred;
    pay: on_paid;
    withdraw: withdraw, on_withdrawn;
    views: market_info, listing, listings, offer, offers, auction, auctions, sale, token_place, balance_of, is_contract_allowed,
        contract_source_metadata;
}
