//! Passing one's own right on: the giver loses it, and the taker gets no more than was held.
use crate::access::{self, level_with};
use crate::args::AssetArgs;
use crate::asset::Asset;
use crate::bill::Bill;
use crate::events;
use crate::holding::{Holding, Right};
use crate::level::Level;
use crate::origin::Origin;
use crate::refusal::{refuse, Misuse, Refusal};
use crate::revoke;
use crate::token::TokenId;
use kit::account::AccountId;
use kit::args::Args;
use kit::env;
use kit::json::write::Decimal;
use kit::storage::require_some_deposit;

/// Without `origin` it is the highest right held, without `level` all of it. A grant stays a grant, of this epoch; a paid right
/// becomes one of origin resale, until when it would have held.
pub fn nrc_resell_access() {
    let mut args = Args::of_call();
    let token = args.token();
    let receiver = args.account("receiver_id");
    let level = args.optional_level("level");
    let origin = Origin::optional(&mut args);
    args.done();
    require_some_deposit();
    let caller = env::predecessor();
    let asset = Asset::load(token);
    require_taker(&asset, &receiver, &caller);
    let held = held(token, &asset, &caller, origin);
    if held.level.capped(asset.max_level) < Level::RESALE {
        refuse(Refusal::LevelTooLow(Level::RESALE.number()))
    }
    let level = level.unwrap_or_else(|| held.level.capped(asset.max_level));
    if level == Level::NONE {
        refuse(Misuse::BadMember("level", "is 0, which is no right"))
    }
    if level.exceeds_cap(asset.max_level) {
        refuse(Refusal::OverMaxLevel)
    }
    if level > held.level {
        refuse(Refusal::LevelTooLow(level.number()))
    }
    let passed = Right {
        origin: if held.origin.is_paid() { Origin::Resale } else { Origin::Grant },
        level,
        epoch: asset.epoch,
        expires_at: held.expires_at,
        granted_at: env::now(),
        granted_by: caller.clone(),
    };
    require_no_loss(Holding::find(token, &receiver).as_ref(), &asset, &passed);
    let mut bill = Bill::open();
    events::nrc101("access_resell", |data| {
        data.member("token_id", &token)
            .member("from_id", &caller)
            .member("to_id", &receiver)
            .member("level", &level)
            .member("expires_at", &held.expires_at.map(|time| Decimal(u128::from(time))))
            .member("origin", &held.origin)
    });
    bill.owe(&held.granted_by, revoke::removed(token, &caller, held.origin));
    revoke::told(token, &caller, held.origin, &caller);
    // Read again: the giver's leaving the list may have moved the receiver in it.
    access::set(token, &receiver, Holding::find(token, &receiver), passed, &mut bill);
    bill.settle(&caller);
}

fn require_taker(asset: &Asset, receiver: &AccountId, caller: &AccountId) {
    if receiver == caller {
        refuse(Refusal::SelfTransfer)
    }
    if *receiver == asset.owner.0 {
        refuse(Misuse::BadMember("receiver_id", "is the owner, who always holds level 6"))
    }
}

fn held(token: TokenId, asset: &Asset, account: &AccountId, origin: Option<Origin>) -> Right {
    let holding = Holding::find(token, account);
    let right = holding.as_ref().and_then(|holding| match origin {
        Some(origin) => holding.right(origin).filter(|right| right.is_live(asset)),
        None => holding.highest_live(asset),
    });
    right.cloned().unwrap_or_else(|| refuse(Refusal::NoRight))
}

/// A right that comes to an account takes nothing from it, and does not open what was shut on purpose (a grant of level 0).
pub fn require_no_loss(holding: Option<&Holding>, asset: &Asset, right: &Right) {
    let live = |origin| holding.and_then(|holding| holding.right(origin)).filter(|known| known.is_live(asset));
    if live(Origin::Grant).is_some_and(|grant| grant.level == Level::NONE) {
        refuse(Refusal::ShutOut)
    }
    let replaced_whole = live(right.origin).is_none_or(|known| known.is_within(right.level, right.expires_at));
    if !replaced_whole || right.level < level_with(holding, asset) {
        refuse(Refusal::WouldLose)
    }
}
