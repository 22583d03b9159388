//! NEP-297 events: one log line each, with one element of `data`. What changed is in the element, whole, so that a reader
//! follows the state without asking the contract.
use crate::account::AccountId;
use crate::env;
use crate::json::write::{Object, Raw};
use crate::token::TokenId;
use alloc::string::String;

const NRC101: (&str, &str) = ("nrc101", "1.0.0");
const NEP171: (&str, &str) = ("nep171", "1.2.0");

/// A closure that adds an event's members to its data object.
pub trait Members: for<'a> FnOnce(Object<'a>) -> Object<'a> {}
impl<F: for<'a> FnOnce(Object<'a>) -> Object<'a>> Members for F {}

pub fn nrc101(event: &str, members: impl Members) {
    emit(NRC101, event, members);
}

pub fn nft_mint(owner: &AccountId, token: TokenId) {
    emit(NEP171, "nft_mint", |data| data.member("owner_id", owner).member("token_ids", [token].as_slice()).member("memo", &None::<String>));
}

pub fn nft_transfer(old_owner: &AccountId, new_owner: &AccountId, token: TokenId, memo: Option<&str>) {
    emit(NEP171, "nft_transfer", |data| {
        data.member("old_owner_id", old_owner)
            .member("new_owner_id", new_owner)
            .member("token_ids", [token].as_slice())
            .member("authorized_id", &None::<AccountId>)
            .member("memo", &memo)
    });
}

pub fn nft_burn(owner: &AccountId, token: TokenId) {
    emit(NEP171, "nft_burn", |data| data.member("owner_id", owner).member("token_ids", [token].as_slice()));
}

fn emit((standard, version): (&str, &str), event: &str, members: impl Members) {
    let mut line = String::from("EVENT_JSON:");
    Object::open(&mut line)
        .member("standard", standard)
        .member("version", version)
        .member("event", event)
        .member("data", [Raw(object(members))].as_slice())
        .close();
    env::log(&line);
}

pub fn object(members: impl Members) -> String {
    let mut text = String::new();
    members(Object::open(&mut text)).close();
    text
}
