//! Which assets a collection holds, and how many were ever minted into it.
use crate::asset::Asset;
use crate::key::COLLECTION_ASSETS;
use crate::list::List;
use crate::token::TokenId;
use alloc::vec::Vec;
use kit::args::Page;
use kit::key::Key;

/// Written with the collection, which pays for it.
pub fn open(collection: u64) {
    list(collection).save();
}

/// Assets that exist now.
pub fn count(collection: u64) -> u64 {
    u64::from(list(collection).length())
}

pub fn page(collection: u64, page: &Page) -> Vec<TokenId> {
    let list = list(collection);
    list.items(page.of(u64::from(list.length()))).into_iter().map(|number| TokenId { collection, number }).collect()
}

/// Counts a new asset into the collection; its id and place are answered.
pub fn add(collection: u64) -> (TokenId, u32) {
    let mut list = list(collection);
    let number = list.added() + 1;
    let place = list.push(number);
    (TokenId { collection, number }, place)
}

pub fn remove(collection: u64, place: u32) {
    if let Some(number) = list(collection).remove(place) {
        let moved = TokenId { collection, number };
        let mut asset = Asset::load(moved);
        asset.collection_slot = place;
        asset.save(moved);
    }
}

fn list(collection: u64) -> List<u64> {
    List::load_counting(&Key::new(COLLECTION_ASSETS).number(collection))
}
