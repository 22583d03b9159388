//! Who may do what with an asset, and the calls that change it.
use crate::args::AssetArgs;
use crate::asset::Asset;
use crate::events;
use crate::grant::{add_to_list, Grant};
use crate::level::Level;
use crate::refusal::{refuse, Misuse, Refusal};
use crate::token::TokenId;
use kit::account::AccountId;
use kit::args::Args;
use kit::env;
use kit::json::write::{Decimal, Object};
use kit::storage::{require_one_yocto, require_some_deposit, StorageBill};

/// The owner's level is 6, whatever the cap. Another's is that of its unexpired grant of this epoch, or else the default,
/// never above the cap.
pub fn effective_level(token: TokenId, asset: &Asset, account: &AccountId) -> Level {
    if asset.owner.0 == *account {
        return Level::ABSOLUTE_OWNERSHIP;
    }
    let grant = Grant::find(token, asset, account).filter(|grant| grant.holds_at(env::now()));
    grant.map_or(asset.default_level, |grant| grant.level).capped(asset.max_level)
}

pub fn require_level(token: TokenId, asset: &Asset, account: &AccountId, needed: Level) {
    if effective_level(token, asset, account) < needed {
        refuse(Refusal::LevelTooLow(needed.number()))
    }
}

/// A call that sets what is set already changes nothing and emits nothing.
pub fn nrc_set_access() {
    let mut args = Args::of_call();
    let token = args.token();
    let account = args.account("account_id");
    let level = args.level("level");
    let expires_at = args.optional_time("expires_at");
    args.done();
    require_some_deposit();
    let caller = env::predecessor();
    let mut asset = load_administered(token, &caller);
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
    let bill = StorageBill::open();
    let known = Grant::find(token, &asset, &account);
    if !known.as_ref().is_some_and(|grant| grant.level == level && grant.expires_at == expires_at) {
        let slot = known.map_or_else(|| add_to_list(token, &mut asset, &account), |grant| grant.slot);
        let grant = Grant { level, epoch: asset.epoch, expires_at, granted_at: now, granted_by: caller.clone(), slot };
        grant.save(token, &account);
        events::nrc101("access_set", |data| grant.members(&account, data.member("token_id", &token)));
    }
    bill.settle(&caller);
}

pub fn nrc_revoke_access() {
    let mut args = Args::of_call();
    let token = args.token();
    let account = args.account("account_id");
    args.done();
    require_one_yocto();
    let caller = env::predecessor();
    let mut asset = load_administered(token, &caller);
    let bill = StorageBill::open();
    if let Some(grant) = Grant::find(token, &asset, &account) {
        grant.remove(token, &mut asset, &account);
        events::nrc101("access_revoke", |data| {
            data.member("token_id", &token).member("account_id", &account).member("revoked_by", &caller)
        });
    }
    bill.settle(&caller);
}

pub fn nrc_set_default_level() {
    let (token, level, mut asset, caller) = level_call();
    if level.exceeds_cap(asset.max_level) {
        refuse(Refusal::OverMaxLevel)
    }
    if level != asset.default_level {
        asset.default_level = level;
        asset.save(token);
        events::nrc101("default_level_set", |data| level_members(data, token, level, &caller));
    }
}

/// A default or a grant above the new maximum stays written and counts as the maximum.
pub fn nrc_set_max_level() {
    let (token, level, mut asset, caller) = level_call();
    let was = asset.max_level;
    if was != Level::NONE && (level == Level::NONE || level > was) {
        refuse(Refusal::MaxLevelOnlyLowered)
    }
    if level != was {
        asset.max_level = level;
        asset.save(token);
        events::nrc101("max_level_set", |data| level_members(data, token, level, &caller));
    }
}

fn level_call() -> (TokenId, Level, Asset, AccountId) {
    let mut args = Args::of_call();
    let token = args.token();
    let level = args.level("level");
    args.done();
    require_one_yocto();
    let caller = env::predecessor();
    let asset = load_administered(token, &caller);
    (token, level, asset, caller)
}

fn load_administered(token: TokenId, caller: &AccountId) -> Asset {
    let asset = Asset::load(token);
    require_level(token, &asset, caller, Level::ABSOLUTE_OWNERSHIP);
    asset
}

fn level_members<'a>(data: Object<'a>, token: TokenId, level: Level, by: &AccountId) -> Object<'a> {
    data.member("token_id", &token).member("level", &level).member("by", by)
}

impl Grant {
    pub fn members<'a>(&self, account: &AccountId, data: Object<'a>) -> Object<'a> {
        data.member("account_id", account)
            .member("level", &self.level)
            .member("expires_at", &self.expires_at.map(|time| Decimal(u128::from(time))))
            .member("granted_by", &self.granted_by)
            .member("granted_at", &Decimal(u128::from(self.granted_at)))
            .member("origin", "grant")
    }
}
