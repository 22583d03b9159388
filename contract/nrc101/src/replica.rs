//! Derivatives: assets minted out of another one, by whom it grants that. What descends from what is never forgotten: the record
//! outlives both assets.
use crate::access::require_level;
use crate::asset::Asset;
use crate::events;
use crate::key::{OfToken, PARENT};
use crate::level::Level;
use crate::mint;

use crate::args::AssetArgs;
use crate::refusal::{refuse, Refusal};
use crate::token::TokenId;
use alloc::vec::Vec;
use kit::args::Args;
use kit::codec::Stored;
use kit::env;
use kit::json::write::ToJson;
use kit::key::Key;

/// `parent_id`, and what `nrc_mint` takes.
pub fn nrc_create_replica() {
    let mut args = Args::of_call();
    let parent = args.named_token("parent_id");
    let caller = env::predecessor();
    require_level(parent, &Asset::load(parent), &caller, Level::CREATE_REPLICA);
    let token = mint::mint(args, &caller, |token| env::write(&key(token), &parent.encode()));
    events::nrc101("replica_create", |data| data.member("token_id", &token).member("parent_id", &parent).member("by", &caller));
    env::return_json(&token.to_json());
}

/// The parent, its parent, and so on to the first; also of what is burnt.
pub fn nrc_lineage() {
    let mut args = Args::of_call();
    let token = args.token();
    let page = args.page();
    args.done();
    let mut ancestors = Vec::new();
    let mut next = parent_of(token);
    if next.is_none() && Asset::find(token).is_none() {
        refuse(Refusal::NoSuchAsset)
    }
    let mut index = 0;
    while let Some(ancestor) = next {
        if index >= page.from.saturating_add(page.limit) {
            break;
        }
        if index >= page.from {
            ancestors.push(ancestor);
        }
        index += 1;
        next = parent_of(ancestor);
    }
    env::return_json(&ancestors.to_json());
}

pub fn parent_of(token: TokenId) -> Option<TokenId> {
    env::read(&key(token)).map(|bytes| TokenId::decode(&bytes))
}

fn key(token: TokenId) -> Key {
    Key::new(PARENT).token(token)
}
