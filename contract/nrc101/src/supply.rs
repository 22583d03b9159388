//! How many assets there are: counted for 32 collections together, so that NEP-181's list of all of them needs no record of its own
//! for each, and skips what lies before a page.
use crate::catalogue;
use crate::contract::Contract;
use crate::key::SUPPLY;
use crate::token::TokenId;
use alloc::vec::Vec;
use kit::args::Page;
use kit::codec::Stored;
use kit::env;
use kit::key::Key;

/// A page of the list visits so many collections for each of its assets at most, however many are empty.
const COLLECTIONS_A_BLOCK: u64 = 32;

pub fn total(contract: &Contract) -> u64 {
    (0..=block_of(contract.collections)).map(in_block).sum()
}

pub fn add_one(collection: u64) {
    let block = block_of(collection);
    env::write(&key(block), &(in_block(block) + 1).encode());
}

pub fn remove_one(collection: u64) {
    let block = block_of(collection);
    match in_block(block) - 1 {
        0 => drop(env::remove(&key(block))),
        left => env::write(&key(block), &left.encode()),
    }
}

/// In the order of their collections.
pub fn page(contract: &Contract, page: &Page) -> Vec<TokenId> {
    let mut tokens = Vec::new();
    let mut skip = page.from;
    for block in 0..=block_of(contract.collections) {
        let held = in_block(block);
        if skip >= held {
            skip -= held;
            continue;
        }
        let first = (block * COLLECTIONS_A_BLOCK).max(1);
        let last = contract.collections.min(first / COLLECTIONS_A_BLOCK * COLLECTIONS_A_BLOCK + COLLECTIONS_A_BLOCK - 1);
        for collection in first..=last {
            let held = catalogue::count(collection);
            if skip < held {
                tokens.extend(catalogue::page(collection, &Page { from: skip, limit: page.limit - tokens.len() as u64 }));
            }
            skip = skip.saturating_sub(held);
            if tokens.len() as u64 == page.limit {
                return tokens;
            }
        }
    }
    tokens
}

fn block_of(collection: u64) -> u64 {
    collection / COLLECTIONS_A_BLOCK
}

fn in_block(block: u64) -> u64 {
    env::read(&key(block)).map_or(0, |bytes| u64::decode(&bytes))
}

fn key(block: u64) -> Key {
    Key::new(SUPPLY).number(block)
}
