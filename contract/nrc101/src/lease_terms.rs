//! At what price the rights in an asset may be leased: by level, for so much a period. They lapse with the access epoch, so that
//! nobody leases at a price that the present owner never set.
use crate::args::AssetArgs;
use crate::asset::Asset;
use crate::bill::Bill;
use crate::events;
use crate::key::{OfToken, LEASE_TERMS};
use crate::level::Level;
use crate::refusal::{refuse, Misuse, Refusal};
use crate::token::TokenId;
use kit::args::Args;
use kit::codec::{record, Stored, Vec};
use kit::env;
use kit::json::write::{Decimal, Object};
use kit::key::Key;
use kit::storage::require_some_deposit;

/// 10^9 NEAR; with MAX_PERIODS of them a price is far from the end of a u128.
const MAX_PRICE: u128 = 1_000_000_000_000_000_000_000_000_000_000_000;
const MAX_PERIODS: u64 = 10_000;
/// A year and a day, in nanoseconds: what a buyer of the asset may have to wait for the rights sold before.
const MAX_LEASE: u64 = 366 * 86_400 * 1_000_000_000;

record! {
    pub struct Term {
        pub level: Level,
        /// YoctoNEAR.
        pub price_per_period: u128,
        /// Nanoseconds.
        pub period: u64,
        pub max_periods: u32,
    }
}

record! {
    pub struct LeaseTerms {
        pub epoch: u32,
        pub terms: Vec<Term>,
    }
}

impl LeaseTerms {
    /// Those of the present epoch, the lowest level first.
    pub fn load(token: TokenId, asset: &Asset) -> Self {
        let stored = env::read(&key(token)).map(|bytes| Self::decode(&bytes)).filter(|stored| stored.epoch == asset.epoch);
        stored.unwrap_or(Self { epoch: asset.epoch, terms: Vec::new() })
    }

    pub fn remove(token: TokenId) {
        env::remove(&key(token));
    }

    pub fn at(&self, level: Level) -> Option<&Term> {
        self.terms.iter().find(|term| term.level == level)
    }

    fn set(&mut self, level: Level, term: Option<Term>) {
        self.terms.retain(|known| known.level != level);
        self.terms.extend(term);
        self.terms.sort_unstable_by_key(|known| known.level);
    }

    fn save(&self, token: TokenId) {
        if self.terms.is_empty() {
            Self::remove(token);
        } else {
            env::write(&key(token), &self.encode());
        }
    }
}

/// The owner's alone: who administers for a while must not sell what outlives that while. Without a price, the terms of that level
/// are withdrawn. Leases that run are not touched.
pub fn nrc_set_lease_terms() {
    let mut args = Args::of_call();
    let token = args.token();
    let level = leasable(args.level("level"));
    let term = term(&mut args, level);
    args.done();
    require_some_deposit();
    let caller = env::predecessor();
    let asset = Asset::load_owned(token, &caller);
    if term.is_some() && level.exceeds_cap(asset.max_level) {
        refuse(Refusal::OverMaxLevel)
    }
    let bill = Bill::open();
    let mut terms = LeaseTerms::load(token, &asset);
    if terms.at(level) != term.as_ref() {
        events::nrc101("lease_terms_set", |data| members(level, term.as_ref(), data.member("token_id", &token)).member("by", &caller));
        terms.set(level, term);
        terms.save(token);
    }
    bill.settle(&caller);
}

/// Levels 5 and 6 change the asset, and are not for sale by the day: a lease outlives its owner's ownership.
pub fn leasable(level: Level) -> Level {
    if level == Level::NONE || level >= Level::EDIT_DATA {
        refuse(Misuse::BadMember("level", "is not one from 1 to 4"))
    }
    level
}

fn term(args: &mut Args, level: Level) -> Option<Term> {
    let period = args.optional_time("period");
    let max_periods = args.optional_number("max_periods");
    let Some(price_per_period) = args.optional_amount("price_per_period") else {
        if period.is_some() || max_periods.is_some() {
            refuse(Misuse::BadMember("price_per_period", "is missing"))
        }
        return None;
    };
    if price_per_period == 0 || price_per_period > MAX_PRICE {
        refuse(Misuse::InvalidAmount("price_per_period"))
    }
    let period = Args::required("period", period);
    let max_periods = Args::required("max_periods", max_periods);
    if !(1..=MAX_PERIODS).contains(&max_periods) {
        refuse(Misuse::BadMember("max_periods", "is not from 1 to 10000"))
    }
    if period == 0 || period.checked_mul(max_periods).is_none_or(|longest| longest > MAX_LEASE) {
        refuse(Misuse::BadMember("period", "is 0, or max_periods of it are more than 366 days"))
    }
    Some(Term { level, price_per_period, period, max_periods: max_periods as u32 })
}

pub fn members<'a>(level: Level, term: Option<&Term>, data: Object<'a>) -> Object<'a> {
    data.member("level", &level)
        .member("price_per_period", &term.map(|term| Decimal(term.price_per_period)))
        .member("period", &term.map(|term| Decimal(u128::from(term.period))))
        .member("max_periods", &term.map(|term| term.max_periods))
}

fn key(token: TokenId) -> Key {
    Key::new(LEASE_TERMS).token(token)
}
