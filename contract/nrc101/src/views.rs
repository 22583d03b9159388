//! Answers without a change of state.
use crate::access::effective_level;
use crate::args::AssetArgs;
use crate::asset::{Asset, Details};
use crate::catalogue;
use crate::collection::{Collection, CollectionId, Counters};
use crate::contract::Contract;
use crate::grant::{account_at, Grant};
use crate::refusal::defect;
use crate::token::TokenId;
use crate::version::Version;
use alloc::{string::String, vec::Vec};
use kit::args::Args;
use kit::env;
use kit::events::object;
use kit::json::write::{Decimal, Raw, ToJson};

pub fn nrc_collection() {
    let mut args = Args::of_call();
    let id = args.collection();
    args.done();
    answer(&collection_json(id).map(Raw));
}

pub fn nrc_collections() {
    let mut args = Args::of_call();
    let page = args.page();
    args.done();
    let ids = page.of(Contract::load().collections);
    answer(&ids.filter_map(|index| collection_json(index + 1)).map(Raw).collect::<Vec<_>>());
}

pub fn nrc_asset() {
    let token = token_call();
    answer(&Asset::find(token).map(|asset| Raw(asset_json(token, &asset))));
}

pub fn nrc_assets_in_collection() {
    let mut args = Args::of_call();
    let id = args.collection();
    let page = args.page();
    args.done();
    let slots = page.of(Counters::load(id).assets);
    let asset = |slot| {
        let token = catalogue::at(id, slot);
        Raw(asset_json(token, &Asset::load(token)))
    };
    answer(&slots.map(asset).collect::<Vec<_>>());
}

/// Newest last; numbers begin at 1.
pub fn nrc_versions() {
    let mut args = Args::of_call();
    let token = args.token();
    let page = args.page();
    args.done();
    let indexes = page.of(u64::from(Asset::load(token).versions));
    answer(&indexes.filter_map(|index| Version::load(token, index as u32 + 1)).collect::<Vec<_>>());
}

/// Reads one record for the owner, two for anyone else.
pub fn nrc_access_level() {
    let mut args = Args::of_call();
    let token = args.token();
    let account = args.account("account_id");
    args.done();
    answer(&effective_level(token, &Asset::load(token), &account));
}

pub fn nrc_check_access() {
    let mut args = Args::of_call();
    let token = args.token();
    let account = args.account("account_id");
    let level = args.level("level");
    args.done();
    answer(&(effective_level(token, &Asset::load(token), &account) >= level));
}

/// The grants of this epoch, expired ones too.
pub fn nrc_access_list() {
    let mut args = Args::of_call();
    let token = args.token();
    let page = args.page();
    args.done();
    let asset = Asset::load(token);
    let grant = |slot: u64| {
        let account = account_at(token, asset.epoch, slot as u32);
        let grant = Grant::find(token, &asset, &account).unwrap_or_else(|| defect());
        Raw(object(|data| grant.members(&account, data)))
    };
    answer(&page.of(u64::from(asset.grants)).map(grant).collect::<Vec<_>>());
}

fn token_call() -> TokenId {
    let mut args = Args::of_call();
    let token = args.token();
    args.done();
    token
}

fn answer<T: ToJson>(value: &T) {
    env::return_json(&value.to_json());
}

fn collection_json(id: u64) -> Option<String> {
    let collection = Collection::find(id)?;
    let assets = Counters::load(id).assets;
    Some(object(|data| collection.members(id, data).member("asset_count", &assets)))
}

fn asset_json(token: TokenId, asset: &Asset) -> String {
    let details = Details::load(token);
    let version = Version::load(token, asset.versions);
    object(|data| {
        data.member("token_id", &token)
            .member("collection_id", &CollectionId(token.collection))
            .member("kind", &details.kind)
            .member("name", &details.name)
            .member("creator_id", &details.creator)
            .member("owner_id", &asset.owner.0)
            .member("metadata", &details.metadata)
            .member("default_level", &asset.default_level)
            .member("max_level", &asset.max_level)
            .member("access_epoch", &asset.epoch)
            .member("royalty", &details.royalty)
            .member("version", &version)
            .member("version_count", &asset.versions)
            .member("minted_at", &Decimal(u128::from(details.minted_at)))
    })
}
