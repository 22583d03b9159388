//! NRC-101: NEAR assets for AI models and datasets, whose accounts hold graded rights. README.md describes every call.
#![no_std]
extern crate alloc;

mod access;
mod anchor;
mod approval;
mod args;
mod asset;
mod bill;
mod catalogue;
mod collection;
mod contract;
mod encoding;
mod events;
mod holder;
mod holding;
mod host;
mod key;
mod lease;
mod lease_terms;
mod level;
mod limits;
mod list;
mod metadata;
mod mint;
mod minter;
mod nep;
mod origin;
mod payout;
mod payout_sending;
mod refusal;
mod replica;
mod request;
mod resale;
mod revoke;
mod royalty;
mod storage_balance;
mod supply;
mod terms;
mod token;
mod transfer;
mod transfer_call;
mod upgrade;
mod version;
mod views;

/// Gives each function to the outside under its own name.
macro_rules! export {
    ($($module:ident: $($method:ident),+;)+) => {
        $($(#[no_mangle]
        pub extern "C-unwind" fn $method() {
            $module::$method();
        })+)+
    };
}

export! {
    contract: new, nrc_set_owner, nrc_set_platform, nrc_set_anchorer, nrc_contract;
    upgrade: nrc_stage_upgrade, nrc_cancel_upgrade, nrc_apply_upgrade, nrc_migrate;
    collection: nrc_create_collection, nrc_update_collection, nrc_transfer_collection;
    minter: nrc_set_minter, nrc_minters;
    mint: nrc_mint, nrc_burn;
    replica: nrc_create_replica, nrc_lineage;
    asset: nrc_update_metadata, nrc_set_royalty;
    version: nrc_publish_version;
    access: nrc_set_access, nrc_set_access_many;
    revoke: nrc_revoke_access, nrc_bump_epoch, nrc_sweep_access;
    limits: nrc_set_default_level, nrc_set_max_level;
    resale: nrc_resell_access;
    lease_terms: nrc_set_lease_terms;
    lease: nrc_lease;
    payout_sending: nrc_resolve_payout;
    request: nrc_request_access, nrc_answer_request, nrc_access_requests;
    anchor: nrc_anchor_audit, nrc_latest_anchor;
    transfer: nft_transfer, nft_transfer_payout, nft_payout;
    transfer_call: nft_transfer_call, nft_resolve_transfer;
    approval: nft_approve, nft_revoke, nft_revoke_all, nft_is_approved;
    storage_balance: storage_deposit, storage_withdraw, storage_unregister, storage_balance_of, storage_balance_bounds;
    views: nrc_collection, nrc_collections, nrc_asset, nrc_assets_in_collection, nrc_versions, nrc_access_level, nrc_check_access,
        nrc_access_list, nrc_assets_accessible_to, nrc_accessible_count, nrc_lease_terms;
    nep: nft_token, nft_tokens, nft_total_supply, nft_supply_for_owner, nft_tokens_for_owner, nft_metadata, contract_source_metadata;
}
