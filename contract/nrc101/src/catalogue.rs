//! Which assets a collection holds: slots 0 to n-1, the last one moved into a slot that is left.
use crate::asset::Asset;
use crate::collection::Counters;
use crate::key::COLLECTION_ASSET;
use crate::refusal::defect;
use crate::token::TokenId;
use kit::codec::Stored;
use kit::env;
use kit::key::Key;

pub fn at(collection: u64, slot: u64) -> TokenId {
    let bytes = env::read(&key(collection, slot));
    let number = bytes.map_or_else(|| defect(), |bytes| u64::decode(&bytes));
    TokenId { collection, number }
}

/// Counts a new asset into the collection; its id and slot are answered.
pub fn add(collection: u64) -> (TokenId, u64) {
    let mut counters = Counters::load(collection);
    let slot = counters.assets;
    counters.minted += 1;
    counters.assets += 1;
    counters.save(collection);
    env::write(&key(collection, slot), &counters.minted.encode());
    (TokenId { collection, number: counters.minted }, slot)
}

pub fn remove(collection: u64, slot: u64) {
    let mut counters = Counters::load(collection);
    counters.assets -= 1;
    counters.save(collection);
    let last = counters.assets;
    if slot != last {
        let moved = at(collection, last);
        env::write(&key(collection, slot), &moved.number.encode());
        let mut asset = Asset::load(moved);
        asset.collection_slot = slot;
        asset.save(moved);
    }
    env::remove(&key(collection, last));
}

fn key(collection: u64, slot: u64) -> Key {
    Key::new(COLLECTION_ASSET).number(collection).number(slot)
}
