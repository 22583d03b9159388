//! The views of NEP-171, NEP-177, NEP-181 and NEP-330, as wallets and markets call them.
use crate::approval::Approvals;
use crate::asset::{Asset, Details};
use crate::contract::Contract;
use crate::holder;
use crate::supply;
use crate::token::TokenId;
use alloc::{string::String, vec::Vec};
use kit::args::Args;
use kit::env;
use kit::events::object;
use kit::json::write::{Decimal, Raw, ToJson};

const NANOSECONDS_PER_MILLISECOND: u64 = 1_000_000;
const STANDARDS: [(&str, &str); 9] = [
    ("nrc101", "1.0.0"),
    ("nep145", "1.0.0"),
    ("nep171", "1.2.0"),
    ("nep177", "2.0.0"),
    ("nep178", "1.0.0"),
    ("nep181", "1.0.0"),
    ("nep199", "1.0.0"),
    ("nep297", "1.0.0"),
    ("nep330", "1.1.0"),
];

/// Null for whatever names no asset.
pub fn nft_token() {
    let mut args = Args::of_call();
    let text = Args::required("token_id", args.raw_text("token_id"));
    args.done();
    let found = TokenId::parse(&text).and_then(|token| Some(Raw(token_json(token, &Asset::find(token)?))));
    env::return_json(&found.to_json());
}

pub fn nft_total_supply() {
    Args::of_call().done();
    env::return_json(&Decimal(u128::from(supply::total(&Contract::load()))).to_json());
}

/// In the order of their collections.
pub fn nft_tokens() {
    let mut args = Args::of_call();
    let page = args.page();
    args.done();
    let tokens = supply::page(&Contract::load(), &page);
    env::return_json(&tokens.into_iter().map(|token| Raw(token_json(token, &Asset::load(token)))).collect::<Vec<_>>().to_json());
}

pub fn nft_supply_for_owner() {
    let mut args = Args::of_call();
    let owner = args.account("account_id");
    args.done();
    env::return_json(&Decimal(u128::from(holder::count(&owner))).to_json());
}

pub fn nft_tokens_for_owner() {
    let mut args = Args::of_call();
    let owner = args.account("account_id");
    let page = args.page();
    args.done();
    let token = |slot| {
        let token = holder::at(&owner, slot);
        Raw(token_json(token, &Asset::load(token)))
    };
    env::return_json(&page.of(holder::count(&owner)).map(token).collect::<Vec<_>>().to_json());
}

pub fn nft_metadata() {
    Args::of_call().done();
    env::return_json(&object(|data| {
        data.member("spec", "nft-1.0.0")
            .member("name", "NeuraNft")
            .member("symbol", "NEURA")
            .member("icon", &NULL)
            .member("base_uri", &NULL)
            .member("reference", &NULL)
            .member("reference_hash", &NULL)
    }));
}

pub fn contract_source_metadata() {
    Args::of_call().done();
    let standard = |(name, version): &(&str, &str)| Raw(object(|data| data.member("standard", *name).member("version", *version)));
    let standards: Vec<Raw> = STANDARDS.iter().map(standard).collect();
    env::return_json(&object(|data| {
        data.member("version", env!("CARGO_PKG_VERSION"))
            .member("link", &NULL)
            .member("standards", &standards)
            .member("build_info", &Raw(build_info()))
    }));
}

fn build_info() -> String {
    object(|data| {
        data.member("build_environment", "debian:12 with rustc-web, cargo-web, rust-web-src, lld-22")
            .member("build_command", ["contract/build.sh", "nrc101"].as_slice())
            .member("contract_path", "contract/nrc101")
    })
}

const NULL: Option<String> = None;

fn token_json(token: TokenId, asset: &Asset) -> String {
    let details = Details::load(token);
    let issued_at = Decimal(u128::from(details.minted_at / NANOSECONDS_PER_MILLISECOND));
    let metadata = object(|data| {
        data.member("title", &details.name)
            .member("description", &details.metadata.description)
            .member("media", &details.metadata.image)
            .member("media_hash", &NULL)
            .member("copies", &1u64)
            .member("issued_at", &issued_at)
            .member("expires_at", &NULL)
            .member("starts_at", &NULL)
            .member("updated_at", &NULL)
            .member("extra", &NULL)
            .member("reference", &NULL)
            .member("reference_hash", &NULL)
    });
    object(|data| {
        data.member("token_id", &token)
            .member("owner_id", &asset.owner.0)
            .member("metadata", &Raw(metadata))
            .member("approved_account_ids", &Approvals::load(token, asset))
    })
}
