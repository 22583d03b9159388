//! The events of NRC-101, and those of NEP-171 beside them.
use crate::token::TokenId;
use alloc::string::String;
use kit::account::AccountId;
use kit::env;
use kit::events::{object, Members};
use kit::json::write::{Object, Raw};

const NRC101: (&str, &str) = ("nrc101", "1.0.0");
const NEP171: (&str, &str) = ("nep171", "1.2.0");

pub fn nrc101(event: &str, members: impl Members) {
    tell(NRC101, event, object(members));
}

pub fn nft_mint(owner: &AccountId, token: TokenId) {
    let data = object(|data| data.member("owner_id", owner).member("token_ids", [token].as_slice()).member("memo", &None::<String>));
    tell(NEP171, "nft_mint", data);
}

pub fn nft_transfer(old_owner: &AccountId, new_owner: &AccountId, token: TokenId, authorized: Option<&AccountId>, memo: Option<&str>) {
    let data = object(|data| {
        data.member("old_owner_id", old_owner)
            .member("new_owner_id", new_owner)
            .member("token_ids", [token].as_slice())
            .member("authorized_id", &authorized)
            .member("memo", &memo)
    });
    tell(NEP171, "nft_transfer", data);
}

pub fn nft_burn(owner: &AccountId, token: TokenId) {
    tell(NEP171, "nft_burn", object(|data| data.member("owner_id", owner).member("token_ids", [token].as_slice())));
}

/// Not generic, as `kit::events::emit` is: there are forty events, and a copy of it for each would be loaded by every call.
#[inline(never)]
fn tell((standard, version): (&str, &str), event: &str, data: String) {
    let mut line = String::from("EVENT_JSON:");
    Object::open(&mut line)
        .member("standard", standard)
        .member("version", version)
        .member("event", event)
        .member("data", [Raw(data)].as_slice())
        .close();
    env::log(&line);
}
