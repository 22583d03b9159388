//! Leasing a right: paid for by the period, to the owner, the royalty accounts and the platform. It outlives a transfer of the asset.
use crate::access;
use crate::args::AssetArgs;
use crate::asset::{Asset, Details};
use crate::bill::Bill;
use crate::contract::Contract;
use crate::events;
use crate::holding::{Holding, Right};
use crate::lease_terms::{leasable, LeaseTerms, Term};
use crate::origin::Origin;
use crate::payout::Payout;
use crate::payout_sending::send;
use crate::refusal::{refuse, Misuse, Refusal};
use crate::resale::require_no_loss;
use kit::args::Args;
use kit::env;
use kit::json::write::Decimal;

/// `expected_price` is of the whole lease, and has to be what it costs now; with `least_expires_at` the lease runs until then at
/// least, or is refused. So neither a price nor a period changed meanwhile is paid by surprise.
pub fn nrc_lease() {
    let mut args = Args::of_call();
    let token = args.token();
    let level = leasable(args.level("level"));
    let periods = Args::required("periods", args.optional_number("periods"));
    let expected_price = args.amount("expected_price");
    let least_expires_at = args.optional_time("least_expires_at");
    args.done();
    let caller = env::predecessor();
    let mut asset = Asset::load(token);
    if caller == asset.owner.0 {
        refuse(Misuse::BadInput("the owner holds level 6 and leases nothing of it"))
    }
    let terms = LeaseTerms::load(token, &asset);
    let term = terms.at(level).unwrap_or_else(|| refuse(Refusal::NoLease));
    if level.exceeds_cap(asset.max_level) {
        refuse(Refusal::OverMaxLevel)
    }
    let price = price(term, periods);
    let known = Holding::find(token, &caller);
    let (started_at, expires_at) = span(known.as_ref(), &asset, term, periods);
    if price != expected_price || least_expires_at.is_some_and(|least| expires_at < least) {
        refuse(Refusal::PriceChanged(price))
    }
    let right = Right {
        origin: Origin::Lease,
        level,
        epoch: asset.epoch,
        expires_at: Some(expires_at),
        granted_at: env::now(),
        granted_by: caller.clone(),
    };
    require_no_loss(known.as_ref(), &asset, &right);
    let platform = Contract::load();
    let fee = platform.fee_of(price);
    let payout = Payout::of(price - fee, price, &Details::load(token).royalty, &asset.owner.0);
    let mut bill = Bill::open();
    asset.note_paid(level, expires_at);
    asset.save(token);
    events::nrc101("lease_start", |data| {
        data.member("token_id", &token)
            .member("account_id", &caller)
            .member("level", &level)
            .member("periods", &periods)
            .member("price", &Decimal(price))
            .member("platform_fee", &Decimal(fee))
            .member("payouts", &payout)
            .member("started_at", &Decimal(u128::from(started_at)))
            .member("expires_at", &Decimal(u128::from(expires_at)))
    });
    access::set(token, &caller, known, right, &mut bill);
    bill.settle_beside(&caller, price);
    send(&payout.with(&platform.platform.0, fee), &asset.owner.0);
}

fn price(term: &Term, periods: u64) -> u128 {
    if !(1..=u64::from(term.max_periods)).contains(&periods) {
        refuse(Refusal::LeaseTooLong)
    }
    let price = term.price_per_period.checked_mul(u128::from(periods));
    price.unwrap_or_else(|| refuse(Misuse::InvalidAmount("price")))
}

/// A lease of the level that is held already runs on from its end; but never is more held than max_periods from now.
fn span(holding: Option<&Holding>, asset: &Asset, term: &Term, periods: u64) -> (u64, u64) {
    let running = holding.and_then(|holding| holding.right(Origin::Lease)).filter(|lease| lease.is_live(asset));
    let same_level = running.filter(|lease: &&Right| lease.level == term.level);
    let now = env::now();
    let start = same_level.and_then(|lease| lease.expires_at).unwrap_or(now);
    let too_long = || refuse(Refusal::LeaseTooLong);
    let end = term.period.checked_mul(periods).and_then(|length| start.checked_add(length)).unwrap_or_else(too_long);
    let latest = term.period.checked_mul(u64::from(term.max_periods)).and_then(|length| now.checked_add(length));
    if latest.is_none_or(|latest| end > latest) {
        too_long();
    }
    (start, end)
}
