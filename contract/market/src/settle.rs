//! The end of a sale: what the NFT contract answered, and who gets what.
use crate::account::Account;
use crate::auction_check::is_approved;
use crate::credits::{Credits, PAYOUT};
use crate::deal::{self, Deal, Kind};
use crate::events::{self, number};
use crate::market::Market;
use crate::offer;
use crate::pay::{pay, require_own_call, Payment};
use crate::payout::{Payouts, MAX_BYTES};
use crate::token::{Approved, Ids};
use kit::args::Args;
use kit::codec::Vec;
use kit::env;
use kit::json::write::{Decimal, ToJson};
use kit::promise::{self, Outcome};

/// How a sale has gone.
struct Settled {
    sold: Vec<Approved>,
    /// Paid by the buyer for what was sold; fee and payouts add up to it.
    price: u128,
    fee: u128,
    payouts: Payouts,
    /// For what was not sold.
    refund: u128,
    reason: &'static str,
}

impl Settled {
    fn nothing(deal: &Deal, reason: &'static str) -> Self {
        Self { sold: Vec::new(), price: 0, fee: 0, payouts: Payouts::none(), refund: deal.price, reason }
    }
}

/// A bundle of which any approval has gone is not touched at all.
pub fn on_checked() {
    let id = sale_of_callback();
    let deal = Deal::load(id);
    if (0..deal.tokens.len() as u64).all(is_approved) {
        deal::transfer(id, &deal);
    } else {
        conclude(id, &deal, &Settled::nothing(&deal, "not_approved"));
    }
}

pub fn on_transferred() {
    let id = sale_of_callback();
    let deal = Deal::load(id);
    let market = Market::load();
    let mut settled = Settled { refund: 0, ..Settled::nothing(&deal, "transfer_failed") };
    for (index, token) in deal.tokens.iter().enumerate() {
        let share = deal.share(index);
        match promise::result(index as u64, MAX_BYTES) {
            Outcome::Failed => settled.refund += share,
            answer => {
                let fee = market.fee_of(share);
                settled.price += share;
                settled.fee += fee;
                settled.payouts.add_answer(answer, share - fee, &deal.seller);
                settled.sold.push(token.clone());
            }
        }
    }
    conclude(id, &deal, &settled);
}

/// Nothing here can be refused: money and listing have been taken out of the state, and this is the only way on.
fn conclude(id: u64, deal: &Deal, settled: &Settled) {
    Deal::remove(id);
    // The yocto of a transfer that failed comes back.
    let unsold = (deal.tokens.len() - settled.sold.len()) as u128;
    let sold = !settled.sold.is_empty();
    let stands_again = deal.kind == Kind::Offer && !sold;
    tell(id, deal, settled);
    close_source(deal, sold);
    let mut credits = Credits::open(Some(&deal.seller));
    if settled.fee > 0 {
        credits.add(&Market::load().treasury, settled.fee, "fee");
    }
    credits.finish(
        |market| {
            market.storage += unsold;
            market.escrow -= settled.price + if stands_again { 0 } else { settled.refund };
        },
        |seller| seller.deposit += unsold,
    );
    let mut payments = Vec::new();
    if settled.refund > 0 && !stands_again {
        payments.push(Payment { to: deal.buyer.clone(), amount: settled.refund, reason: "sale_failed" });
    }
    let payout = |(to, amount): &(_, u128)| Payment { to: Clone::clone(to), amount: *amount, reason: PAYOUT };
    payments.extend(settled.payouts.0.iter().map(payout));
    pay(payments, Some(&deal.seller), deal.charge);
    env::return_json(&sold.then(|| number(id)).to_json());
}

fn close_source(deal: &Deal, sold: bool) {
    match deal.kind {
        Kind::Offer => offer::conclude(deal.source, sold),
        Kind::Auction => {
            Account::change_known(&deal.buyer, |account| account.holds = account.holds.saturating_sub(1));
            if !sold {
                events::ended("auction_cancel", "auction_id", deal.source, "stale");
            }
        }
        Kind::Listing if !sold => events::ended("listing_cancel", "listing_id", deal.source, "stale"),
        Kind::Listing => (),
    }
}

fn tell(id: u64, deal: &Deal, settled: &Settled) {
    if !settled.sold.is_empty() {
        events::market("sale", |data| {
            data.member("sale_id", &number(id))
                .member("kind", &deal.kind)
                .member("source_id", &number(deal.source))
                .member("nft_contract_id", &deal.contract)
                .member("token_ids", &Ids(&settled.sold))
                .member("seller_id", &deal.seller)
                .member("buyer_id", &deal.buyer)
                .member("price", &Decimal(settled.price))
                .member("fee", &Decimal(settled.fee))
                .member("payouts", &settled.payouts)
                .member("sold_at", &number(env::now()))
        });
    }
    if settled.refund > 0 {
        events::market("sale_fail", |data| {
            data.member("kind", &deal.kind)
                .member("source_id", &number(deal.source))
                .member("buyer_id", &deal.buyer)
                .member("amount", &Decimal(settled.refund))
                .member("reason", settled.reason)
        });
    }
}

fn sale_of_callback() -> u64 {
    require_own_call();
    let mut args = Args::of_call();
    Args::required("sale_id", args.optional_counter("sale_id"))
}
