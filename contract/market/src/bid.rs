//! Bidding at an auction.
use crate::account::Account;
use crate::auction::{refund, take_id, Auction};
use crate::events::{self, number};
use crate::market::Market;
use crate::refusal::{refuse, Misuse, Refusal};
use kit::account::{AccountId, Owner};
use kit::args::Args;
use kit::env;
use kit::json::write::Decimal;

/// The deposit is the bid. The bidder must be registered, so that an outbid bidder has a place to which a refund can fall.
pub fn auction_bid() {
    let mut args = Args::of_call();
    let id = take_id(&mut args);
    args.done();
    let (bidder, amount) = (env::predecessor(), env::deposit());
    let mut auction = Auction::load(id);
    if auction.has_ended() {
        refuse(Refusal::AuctionEnded)
    }
    if auction.seller == bidder {
        refuse(Refusal::OwnToken)
    }
    let least = least_bid(&auction);
    if amount < least {
        refuse(Refusal::BidTooLow(least))
    }
    Account::change(&bidder, |account| account.holds += 1);
    Market::change(|market| market.escrow += amount);
    let before = auction.top_bid().map(|(account, bid)| (account.clone(), bid));
    auction.bidder = Owner(bidder.clone());
    auction.bid = amount;
    let now = env::now();
    auction.terms.ends_at = auction.terms.ends_at.max(now.saturating_add(auction.terms.extension));
    auction.save(id);
    tell(id, &auction, before.as_ref());
    if let Some((account, bid)) = before {
        refund(&account, bid, "outbid");
    }
}

fn least_bid(auction: &Auction) -> u128 {
    let Some((_, bid)) = auction.top_bid() else { return auction.terms.reserve_price };
    bid.checked_add(auction.terms.min_increment).unwrap_or_else(|| refuse(Misuse::InvalidAmount("min_increment")))
}

fn tell(id: u64, auction: &Auction, before: Option<&(AccountId, u128)>) {
    events::market("auction_bid", |data| {
        data.member("auction_id", &number(id))
            .member("bidder_id", &auction.bidder.0)
            .member("amount", &Decimal(auction.bid))
            .member("ends_at", &number(auction.terms.ends_at))
            .member("previous_bidder_id", &before.map(|(account, _)| account))
            .member("previous_amount", &before.map(|(_, bid)| Decimal(*bid)))
    });
}
