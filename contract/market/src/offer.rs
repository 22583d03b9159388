//! Offers: money put down for one token, which its owner accepts by approving the market for it.
use crate::account::Account;
use crate::deal::{self, Deal, Kind};
use crate::events::{self, number};
use crate::expiry::Expiry;
use crate::gas;
use crate::key::{record_bytes, OFFER};
use crate::market::Market;
use crate::pay::{pay, Payment};
use crate::refusal::{refuse, Misuse, Refusal};
use crate::token::{self, Approved};
use alloc::string::String;
use kit::account::AccountId;
use kit::args::Args;
use kit::codec::{record, Stored};
use kit::env;
use kit::json::write::{Decimal, Object, ToJson};
use kit::key::Key;
use kit::storage::require_one_yocto;

record! {
    pub struct Offer {
        pub buyer: AccountId,
        pub contract: AccountId,
        pub token: String,
        pub amount: u128,
        pub expires_at: Expiry,
        pub created_at: u64,
        /// Accepted, and the token is on its way; where it does not come, the offer stands again.
        pub settling: bool,
    }
}

impl Offer {
    pub fn find(id: u64) -> Option<Self> {
        env::read(&key(id)).map(|bytes| Self::decode(&bytes))
    }

    fn load_open(id: u64) -> Self {
        let offer = Self::find(id).unwrap_or_else(|| refuse(Refusal::NoSuchOffer));
        if offer.settling {
            refuse(Refusal::Settling)
        }
        offer
    }

    fn save(&self, id: u64) {
        env::write(&key(id), &self.encode());
    }

    fn bytes(&self, id: u64) -> u64 {
        record_bytes(&key(id), &self.encode())
    }

    pub fn members<'a>(&self, id: u64, data: Object<'a>) -> Object<'a> {
        data.member("offer_id", &number(id))
            .member("buyer_id", &self.buyer)
            .member("nft_contract_id", &self.contract)
            .member("token_id", &self.token)
            .member("amount", &Decimal(self.amount))
            .member("expires_at", &self.expires_at)
            .member("created_at", &number(self.created_at))
    }
}

/// The deposit is the amount offered.
pub fn offer_make() {
    let mut args = Args::of_call();
    let contract = args.account("nft_contract_id");
    let token = token::token_id(&mut args);
    let expires_at = Expiry::required(&mut args);
    args.done();
    let amount = env::deposit();
    if amount == 0 {
        refuse(Misuse::DepositTooSmall(1))
    }
    let buyer = env::predecessor();
    let id = Market::change(|market| {
        market.escrow += amount;
        market.offers += 1;
        market.offers
    });
    let offer = Offer { buyer, contract, token, amount, expires_at, created_at: env::now(), settling: false };
    offer.save(id);
    Account::charge(&offer.buyer, offer.bytes(id));
    events::market("offer_make", |data| offer.members(id, data));
    env::return_json(&number(id).to_json());
}

/// By who made it, or by anyone once it has expired.
pub fn offer_cancel() {
    let mut args = Args::of_call();
    let id = Args::required("offer_id", args.optional_counter("offer_id"));
    args.done();
    require_one_yocto();
    let offer = Offer::load_open(id);
    let reason = if offer.buyer == env::predecessor() {
        "buyer"
    } else if offer.expires_at.has_passed() {
        "expired"
    } else {
        refuse(Refusal::NotBuyer)
    };
    remove(id, &offer);
    Market::change(|market| market.escrow -= offer.amount);
    events::ended("offer_cancel", "offer_id", id, reason);
    let refund = Payment { to: offer.buyer.clone(), amount: offer.amount, reason: "offer_cancelled" };
    pay([refund].into(), Some(&offer.buyer), 0);
}

/// Locks the offer, and gives the sale that follows from it.
pub fn accept(id: u64, contract: AccountId, seller: AccountId, approved: Approved) -> Deal {
    let mut offer = Offer::load_open(id);
    if offer.contract != contract || offer.token != approved.token {
        refuse(Refusal::WrongToken)
    }
    if offer.expires_at.has_passed() {
        refuse(Refusal::Expired)
    }
    if offer.buyer == seller {
        refuse(Refusal::OwnToken)
    }
    gas::require_for_sale(1);
    offer.settling = true;
    offer.save(id);
    let charge = deal::RESERVE;
    Account::charge(&seller, charge);
    let Offer { buyer, amount: price, .. } = offer;
    Deal { kind: Kind::Offer, source: id, contract, tokens: [approved].into(), seller, buyer, price, charge, started_at: env::now() }
}

/// The token has come, or it has not and the offer stands as before.
pub fn conclude(id: u64, sold: bool) {
    let Some(mut offer) = Offer::find(id) else { return };
    if sold {
        remove(id, &offer);
    } else {
        offer.settling = false;
        offer.save(id);
    }
}

fn remove(id: u64, offer: &Offer) {
    env::remove(&key(id));
    Account::release(&offer.buyer, offer.bytes(id));
}

fn key(id: u64) -> Key {
    Key::new(OFFER).number(id)
}
