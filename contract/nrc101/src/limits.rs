//! An asset's default level and its cap.
use crate::access::load_administered;
use crate::args::AssetArgs;
use crate::asset::Asset;
use crate::events;
use crate::level::Level;
use crate::refusal::{refuse, Misuse, Refusal};
use crate::token::TokenId;
use kit::account::AccountId;
use kit::args::Args;
use kit::env;
use kit::json::write::Object;
use kit::storage::require_one_yocto;

/// Level 6 administers: it is given by name, never to everybody.
pub fn require_sound_default(level: Level, cap: Level) {
    if level == Level::ABSOLUTE_OWNERSHIP {
        refuse(Misuse::BadMember("default_level", "may be 5 at most"))
    }
    if level.exceeds_cap(cap) {
        refuse(Refusal::OverMaxLevel)
    }
}

pub fn nrc_set_default_level() {
    let (token, level, mut asset, caller) = level_call();
    require_sound_default(level, asset.max_level);
    if level != asset.default_level {
        asset.default_level = level;
        asset.save(token);
        events::nrc101("default_level_set", |data| level_members(data, token, level, &caller));
    }
}

/// A default or a grant above the new maximum stays written and counts as the maximum. What was paid for is not lowered.
pub fn nrc_set_max_level() {
    let (token, level, mut asset, caller) = level_call();
    let was = asset.max_level;
    if was != Level::NONE && (level == Level::NONE || level > was) {
        refuse(Refusal::MaxLevelOnlyLowered)
    }
    if level < asset.live_paid_level() && level != was {
        refuse(Refusal::WouldLose)
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

fn level_members<'a>(data: Object<'a>, token: TokenId, level: Level, by: &AccountId) -> Object<'a> {
    data.member("token_id", &token).member("level", &level).member("by", by)
}
