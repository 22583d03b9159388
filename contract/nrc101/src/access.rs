//! What an account may do with an asset, and how it is given access.
use crate::args::AssetArgs;
use crate::asset::Asset;
use crate::bill::Bill;
use crate::events;
use crate::holding::{self, Holding, Right};
use crate::level::Level;
use crate::origin::Origin;
use crate::refusal::{refuse, Misuse, Refusal};
use crate::revoke;
use crate::token::TokenId;
use alloc::vec::Vec;
use kit::account::AccountId;
use kit::args::Args;
use kit::env;
use kit::json::read::Json;
use kit::storage::require_some_deposit;

/// An event a grant: within NEAR's 16,384 bytes of logs a call, whatever the accounts.
const MAX_GRANTS_A_CALL: usize = 25;

/// The owner's level is 6, whatever the cap. Another's is that of its highest live right, or else the default, never above the cap.
pub fn effective_level(token: TokenId, asset: &Asset, account: &AccountId) -> Level {
    if asset.owner.0 == *account {
        return Level::ABSOLUTE_OWNERSHIP;
    }
    level_with(Holding::find(token, account).as_ref(), asset)
}

pub fn level_with(holding: Option<&Holding>, asset: &Asset) -> Level {
    let right = holding.and_then(|holding| holding.highest_live(asset));
    right.map_or(asset.default_level, |right| right.level).capped(asset.max_level)
}

pub fn require_level(token: TokenId, asset: &Asset, account: &AccountId, needed: Level) {
    if effective_level(token, asset, account) < needed {
        refuse(Refusal::LevelTooLow(needed.number()))
    }
}

pub fn load_administered(token: TokenId, caller: &AccountId) -> Asset {
    let asset = Asset::load(token);
    require_level(token, &asset, caller, Level::ABSOLUTE_OWNERSHIP);
    asset
}

/// To whom, how much, until when.
pub struct Grant {
    pub account: AccountId,
    pub level: Level,
    pub expires_at: Option<u64>,
}

impl Grant {
    fn take(args: &mut Args) -> Self {
        Self { account: args.account("account_id"), level: args.level("level"), expires_at: args.optional_time("expires_at") }
    }

    /// Where it would take something from a live grant, but from one of 0, which shuts the account out, it is refused.
    pub fn require_no_loss(&self, token: TokenId, asset: &Asset) {
        let holding = Holding::find(token, &self.account);
        let held = holding.as_ref().and_then(|holding| holding.right(Origin::Grant)).filter(|held| held.is_live(asset));
        if held.is_some_and(|held| held.level != Level::NONE && !held.is_within(self.level, self.expires_at)) {
            refuse(Refusal::WouldLose)
        }
    }

    /// A grant of what is granted already changes nothing and emits nothing.
    pub fn write(self, token: TokenId, asset: &Asset, by: &AccountId, bill: &mut Bill) {
        let Self { account, level, expires_at } = self;
        if account == asset.owner.0 {
            refuse(Misuse::BadMember("account_id", "is the owner, who always holds level 6"))
        }
        if level.exceeds_cap(asset.max_level) {
            refuse(Refusal::OverMaxLevel)
        }
        let now = env::now();
        if expires_at.is_some_and(|expiry| expiry <= now) {
            refuse(Refusal::Expired)
        }
        let right = Right { origin: Origin::Grant, level, epoch: asset.epoch, expires_at, granted_at: now, granted_by: by.clone() };
        let same = |known: &Right| known.epoch == right.epoch && known.level == level && known.expires_at == expires_at;
        let known = Holding::find(token, &account);
        if !known.as_ref().and_then(|holding| holding.right(Origin::Grant)).is_some_and(same) {
            set(token, &account, known, right, bill);
        }
    }
}

/// Writes a right and tells of it. `known` is what the account holds so far. Who paid for the right that it takes the place of is paid
/// back.
pub fn set(token: TokenId, account: &AccountId, mut known: Option<Holding>, right: Right, bill: &mut Bill) {
    events::nrc101("access_set", |data| right.members(account, data.member("token_id", &token)));
    let replaced = known.as_ref().and_then(|holding| holding.right(right.origin));
    if let Some(payer) = replaced.map(|replaced| &replaced.granted_by).filter(|payer| **payer != right.granted_by).cloned() {
        bill.owe(&payer, revoke::removed(token, account, right.origin));
        known = Holding::find(token, account);
    }
    holding::put(token, account, known, right);
}

pub fn nrc_set_access() {
    let mut args = Args::of_call();
    let token = args.token();
    let grant = Grant::take(&mut args);
    args.done();
    require_some_deposit();
    let caller = env::predecessor();
    let asset = load_administered(token, &caller);
    let mut bill = Bill::open();
    grant.write(token, &asset, &caller, &mut bill);
    bill.settle(&caller);
}

/// All of them or none.
pub fn nrc_set_access_many() {
    let mut args = Args::of_call();
    let token = args.token();
    let grants = grants(Args::required("grants", args.optional_list("grants")));
    args.done();
    require_some_deposit();
    let caller = env::predecessor();
    let asset = load_administered(token, &caller);
    let mut bill = Bill::open();
    for grant in grants {
        grant.write(token, &asset, &caller, &mut bill);
    }
    bill.settle(&caller);
}

fn grants(items: Vec<Json>) -> Vec<Grant> {
    if items.is_empty() || items.len() > MAX_GRANTS_A_CALL {
        refuse(Misuse::BadMember("grants", "holds none, or more than 25"))
    }
    let mut grants: Vec<Grant> = Vec::new();
    for item in items {
        let mut args = Args::required("grants", Args::single("grants", item).optional_object("grants"));
        let grant = Grant::take(&mut args);
        args.done();
        if grants.iter().any(|other| other.account == grant.account) {
            refuse(Misuse::BadMember("grants", "names an account twice"))
        }
        grants.push(grant);
    }
    grants
}
