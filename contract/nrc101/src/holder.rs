//! Which assets an account owns: slots 0 to n-1, the last one moved into a slot that is left.
use crate::asset::Asset;
use crate::key::{HOLDER, HOLDER_ASSET};
use crate::refusal::defect;
use crate::token::TokenId;
use kit::account::AccountId;
use kit::codec::Stored;
use kit::env;
use kit::key::Key;

/// Bytes of an account's count of assets: tag, padded account, u64, and NEAR's 40 a record. Every asset pays for one from
/// mint to burn, whether or not its owner holds others, so a transfer to a new holder (which carries no deposit) is paid for.
pub const HOLDER_RECORD_BYTES: i128 = 1 + 64 + 8 + 40;

pub fn count(owner: &AccountId) -> u64 {
    env::read(&count_key(owner)).map_or(0, |bytes| u64::decode(&bytes))
}

pub fn at(owner: &AccountId, slot: u64) -> TokenId {
    let bytes = env::read(&slot_key(owner, slot));
    bytes.map_or_else(|| defect(), |bytes| TokenId::decode(&bytes))
}

/// Adds the asset to the owner's; its slot is answered.
pub fn add(owner: &AccountId, token: TokenId) -> u64 {
    let slot = count(owner);
    env::write(&slot_key(owner, slot), &token.encode());
    env::write(&count_key(owner), &(slot + 1).encode());
    slot
}

/// Takes the asset in the slot from the owner's; how many are left is answered.
pub fn remove(owner: &AccountId, slot: u64) -> u64 {
    let last = count(owner) - 1;
    if slot != last {
        let moved = at(owner, last);
        env::write(&slot_key(owner, slot), &moved.encode());
        let mut asset = Asset::load(moved);
        asset.holder_slot = slot;
        asset.save(moved);
    }
    env::remove(&slot_key(owner, last));
    if last == 0 {
        env::remove(&count_key(owner));
    } else {
        env::write(&count_key(owner), &last.encode());
    }
    last
}

fn count_key(owner: &AccountId) -> Key {
    Key::new(HOLDER).owner(owner)
}

fn slot_key(owner: &AccountId, slot: u64) -> Key {
    Key::new(HOLDER_ASSET).owner(owner).number(slot)
}
