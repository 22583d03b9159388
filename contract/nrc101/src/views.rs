//! Answers without a change of state.
use crate::access::{effective_level, level_with};
use crate::args::AssetArgs;
use crate::asset::{Asset, Details};
use crate::catalogue;
use crate::collection::{Collection, CollectionId};
use crate::contract::Contract;
use crate::holder;
use crate::holding::{self, Holding};
use crate::lease_terms::{self, LeaseTerms};
use crate::level::Level;
use crate::refusal::defect;
use crate::replica::parent_of;
use crate::token::TokenId;
use crate::version::Version;
use alloc::{string::String, vec::Vec};
use kit::args::{Args, Page};
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
    Collection::load(id);
    let asset = |token| Raw(asset_json(token, &Asset::load(token)));
    answer(&catalogue::page(id, &page).into_iter().map(asset).collect::<Vec<_>>());
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

/// The rights of today, expired ones too; `limit` counts accounts, of each of which there may be several rights or, where all of them
/// have lapsed, none. So the list ends where `from_index` reaches the asset's `access_count`.
pub fn nrc_access_list() {
    let mut args = Args::of_call();
    let token = args.token();
    let page = args.page();
    args.done();
    let asset = Asset::load(token);
    let list = holding::accounts_of(token);
    let mut shown = Vec::new();
    for account in list.items(page.of(u64::from(list.length()))) {
        let holding = Holding::find(token, &account).unwrap_or_else(|| defect());
        let rights = holding.rights.iter().filter(|right| right.is_of_today(&asset));
        shown.extend(rights.map(|right| Raw(object(|data| right.members(&account, data)))));
    }
    answer(&shown);
}

/// What the account owns, then what it holds a right in, with its effective level in each. What is burnt or lapsed is left out of
/// its page, so the list ends where `from_index` reaches `nrc_accessible_count`.
pub fn nrc_assets_accessible_to() {
    let mut args = Args::of_call();
    let account = args.account("account_id");
    let page = args.page();
    args.done();
    let owned = holder::count(&account);
    let mut shown = Vec::new();
    for slot in page.of(owned) {
        shown.push(accessible(holder::at(&account, slot), Level::ABSOLUTE_OWNERSHIP));
    }
    let list = holding::assets_of(&account);
    let rest = Page { from: page.from.saturating_sub(owned), limit: page.limit - shown.len() as u64 };
    for token in list.items(rest.of(u64::from(list.length()))) {
        let Some(asset) = Asset::find(token).filter(|asset| asset.owner.0 != account) else { continue };
        let holding = Holding::find(token, &account).filter(|holding| holding.highest_live(&asset).is_some());
        let level = holding.map_or(Level::NONE, |holding| level_with(Some(&holding), &asset));
        if level != Level::NONE {
            shown.push(accessible(token, level));
        }
    }
    answer(&shown);
}

pub fn nrc_accessible_count() {
    let mut args = Args::of_call();
    let account = args.account("account_id");
    args.done();
    answer(&(holder::count(&account) + u64::from(holding::assets_of(&account).length())));
}

pub fn nrc_lease_terms() {
    let token = token_call();
    let asset = Asset::load(token);
    let terms = LeaseTerms::load(token, &asset).terms;
    answer(&terms.iter().map(|term| Raw(object(|data| lease_terms::members(term.level, Some(term), data)))).collect::<Vec<_>>());
}

fn accessible(token: TokenId, level: Level) -> Raw {
    Raw(object(|data| data.member("token_id", &token).member("level", &level)))
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
    let assets = catalogue::count(id);
    Some(object(|data| collection.members(id, data).member("asset_count", &assets)))
}

fn asset_json(token: TokenId, asset: &Asset) -> String {
    let details = Details::load(token);
    let version = Version::load(token, asset.versions);
    let paid_level = asset.live_paid_level();
    let paid_until = (paid_level != Level::NONE).then_some(Decimal(u128::from(asset.paid_until)));
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
            .member("paid_level", &paid_level)
            .member("paid_until", &paid_until)
            .member("royalty", &details.royalty)
            .member("version", &version)
            .member("version_count", &asset.versions)
            .member("minted_at", &Decimal(u128::from(details.minted_at)))
            .member("parent_id", &parent_of(token))
            .member("access_count", &holding::accounts_of(token).length())
    })
}
