//! Birth and end of an asset.
use crate::approval::Approvals;
use crate::args::AssetArgs;
use crate::asset::{Asset, Details, Kind, MAX_NAME_BYTES};
use crate::bill::Bill;
use crate::catalogue;
use crate::collection::{Collection, CollectionId};
use crate::events;
use crate::holder::{self, HOLDER_RECORD_BYTES};
use crate::lease_terms::LeaseTerms;
use crate::level::Level;
use crate::limits::require_sound_default;
use crate::metadata::Metadata;
use crate::minter::require_minter;
use crate::refusal::{refuse, Refusal};
use crate::royalty::Royalty;
use crate::supply;
use crate::token::TokenId;
use crate::transfer::require_other_account;
use crate::version::{remove_versions, Version};
use kit::account::{AccountId, Owner};
use kit::args::Args;
use kit::env;
use kit::json::write::{Decimal, Object, ToJson};
use kit::storage::require_one_yocto;

pub fn nrc_mint() {
    let token = mint(Args::of_call(), &env::predecessor(), |_| {});
    env::return_json(&token.to_json());
}

/// `beside` writes what belongs to the asset beside its own records, and is paid for with them.
pub fn mint(mut args: Args, caller: &AccountId, beside: impl FnOnce(TokenId)) -> TokenId {
    let collection_id = args.collection();
    let collection = Collection::load(collection_id);
    require_minter(collection_id, &collection, caller);
    let version = Version::optional(&mut args, 1);
    let mut asset = take_asset(&mut args, caller, version.is_some());
    let details = take_details(&mut args, caller, collection);
    args.done();
    require_other_account("owner_id", &asset.owner.0);
    require_sound_default(asset.default_level, asset.max_level);
    let mut bill = Bill::open();
    let token = enter(collection_id, &mut asset, &mut bill);
    beside(token);
    details.save(token);
    if let Some(version) = &version {
        version.save(token);
    }
    bill.settle(caller);
    events::nft_mint(&asset.owner.0, token);
    events::nrc101("asset_mint", |data| minted(data, token, &asset, &details, version.as_ref()));
    token
}

fn take_asset(args: &mut Args, caller: &AccountId, has_version: bool) -> Asset {
    Asset {
        owner: Owner(args.optional_account("owner_id").unwrap_or_else(|| caller.clone())),
        default_level: args.optional_level("default_level").unwrap_or(Level::NONE),
        max_level: args.optional_level("max_level").unwrap_or(Level::NONE),
        epoch: 0,
        paid_level: Level::NONE,
        paid_until: 0,
        approvals: 0,
        versions: u32::from(has_version),
        holder_slot: 0,
        collection_slot: 0,
    }
}

/// Without a royalty of its own, an asset takes its collection's.
fn take_details(args: &mut Args, caller: &AccountId, collection: Collection) -> Details {
    Details {
        kind: Kind::required(args),
        name: Args::required("name", args.optional_name("name", MAX_NAME_BYTES)),
        creator: caller.clone(),
        minted_at: env::now(),
        metadata: Metadata::optional(args).unwrap_or_else(Metadata::empty),
        royalty: Royalty::optional(args, "royalty").unwrap_or(collection.terms.royalty),
    }
}

pub fn nrc_burn() {
    let mut args = Args::of_call();
    let token = args.token();
    args.done();
    require_one_yocto();
    let caller = env::predecessor();
    let mut asset = Asset::load_owned(token, &caller);
    if asset.live_paid_level() != Level::NONE {
        refuse(Refusal::Leased)
    }
    let mut bill = Bill::open();
    remove_versions(token, &asset);
    LeaseTerms::remove(token);
    Approvals::take(token, &mut asset);
    leave(token, &asset, &mut bill);
    bill.settle(&caller);
    events::nft_burn(&caller, token);
    events::nrc101("asset_burn", |data| data.member("token_id", &token).member("owner_id", &caller));
}

/// Puts the asset into the three lists it stands in: the count of all, its collection's, its owner's.
fn enter(collection: u64, asset: &mut Asset, bill: &mut Bill) -> TokenId {
    supply::add_one(collection);
    let (token, collection_slot) = catalogue::add(collection);
    asset.collection_slot = collection_slot;
    asset.holder_slot = holder::add(&asset.owner.0, token);
    if asset.holder_slot > 0 {
        bill.reserve(HOLDER_RECORD_BYTES);
    }
    asset.save(token);
    token
}

fn leave(token: TokenId, asset: &Asset, bill: &mut Bill) {
    supply::remove_one(token.collection);
    if holder::remove(&asset.owner.0, asset.holder_slot) > 0 {
        bill.reserve(-HOLDER_RECORD_BYTES);
    }
    catalogue::remove(token.collection, asset.collection_slot);
    Asset::remove(token);
}

fn minted<'a>(data: Object<'a>, token: TokenId, asset: &Asset, details: &Details, version: Option<&Version>) -> Object<'a> {
    data.member("token_id", &token)
        .member("collection_id", &CollectionId(token.collection))
        .member("kind", &details.kind)
        .member("name", &details.name)
        .member("creator_id", &details.creator)
        .member("owner_id", &asset.owner.0)
        .member("metadata", &details.metadata)
        .member("default_level", &asset.default_level)
        .member("max_level", &asset.max_level)
        .member("royalty", &details.royalty)
        .member("version", &version)
        .member("minted_at", &Decimal(u128::from(details.minted_at)))
}
