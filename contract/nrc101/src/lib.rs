//! NRC-101: NEAR assets for AI models and datasets, whose accounts hold graded rights. README.md describes every call.
#![no_std]
extern crate alloc;

mod access;
mod args;
mod asset;
mod catalogue;
mod collection;
mod contract;
mod events;
mod grant;
mod holder;
mod key;
mod level;
mod metadata;
mod mint;
mod minter;
mod nep;
mod refusal;
mod royalty;
mod terms;
mod token;
mod transfer;
mod version;
mod views;

/// Gives each function to the outside under its own name.
macro_rules! export {
    ($($module:ident: $($method:ident),+;)+) => {
        $($(#[no_mangle]
        pub extern "C" fn $method() {
            $module::$method();
        })+)+
    };
}

export! {
    contract: new;
    collection: nrc_create_collection, nrc_update_collection, nrc_transfer_collection;
    minter: nrc_set_minter;
    mint: nrc_mint, nrc_burn;
    asset: nrc_update_metadata;
    version: nrc_publish_version;
    access: nrc_set_access, nrc_revoke_access, nrc_set_default_level, nrc_set_max_level;
    transfer: nft_transfer;
    views: nrc_collection, nrc_collections, nrc_asset, nrc_assets_in_collection, nrc_versions, nrc_access_level, nrc_check_access,
        nrc_access_list;
    nep: nft_token, nft_total_supply, nft_supply_for_owner, nft_tokens_for_owner, nft_metadata, contract_source_metadata;
}
