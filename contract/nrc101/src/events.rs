//! The events of NRC-101, and those of NEP-171 beside them.
use crate::token::TokenId;
use alloc::string::String;
use kit::account::AccountId;
use kit::events::{emit, Members};

const NRC101: (&str, &str) = ("nrc101", "1.0.0");
const NEP171: (&str, &str) = ("nep171", "1.2.0");

pub fn nrc101(event: &str, members: impl Members) {
    emit(NRC101, event, members);
}

pub fn nft_mint(owner: &AccountId, token: TokenId) {
    emit(NEP171, "nft_mint", |data| data.member("owner_id", owner).member("token_ids", [token].as_slice()).member("memo", &None::<String>));
}

pub fn nft_transfer(old_owner: &AccountId, new_owner: &AccountId, token: TokenId, authorized: Option<&AccountId>, memo: Option<&str>) {
    emit(NEP171, "nft_transfer", |data| {
        data.member("old_owner_id", old_owner)
            .member("new_owner_id", new_owner)
            .member("token_ids", [token].as_slice())
            .member("authorized_id", &authorized)
            .member("memo", &memo)
    });
}

pub fn nft_burn(owner: &AccountId, token: TokenId) {
    emit(NEP171, "nft_burn", |data| data.member("owner_id", owner).member("token_ids", [token].as_slice()));
}
