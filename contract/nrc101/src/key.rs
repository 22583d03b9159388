//! Keys of the state: a tag, then fields of fixed width, then accounts with their length before them. No separator is ever
//! searched for, so no account id can be made to look like a part of a key.
use crate::account::AccountId;
use crate::token::TokenId;
use alloc::{vec, vec::Vec};

pub const CONTRACT: u8 = b's';
pub const COLLECTION: u8 = b'c';
pub const COLLECTION_COUNTERS: u8 = b'n';
pub const COLLECTION_ASSET: u8 = b'i';
pub const MINTER: u8 = b'm';
pub const ASSET: u8 = b'a';
pub const ASSET_DETAILS: u8 = b'd';
pub const VERSION: u8 = b'v';
pub const GRANT: u8 = b'g';
pub const GRANT_SLOT: u8 = b'l';
pub const HOLDER: u8 = b'h';
pub const HOLDER_ASSET: u8 = b't';

pub struct Key(Vec<u8>);

impl Key {
    pub fn new(tag: u8) -> Self {
        Self(vec![tag])
    }

    pub fn number(mut self, number: u64) -> Self {
        self.0.extend_from_slice(&number.to_le_bytes());
        self
    }

    pub fn token(self, token: TokenId) -> Self {
        self.number(token.collection).number(token.number)
    }

    pub fn account(mut self, account: &AccountId) -> Self {
        let bytes = account.as_str().as_bytes();
        self.0.push(bytes.len() as u8);
        self.0.extend_from_slice(bytes);
        self
    }

    /// Of fixed width, for entries that move between owners without a deposit.
    pub fn owner(mut self, owner: &AccountId) -> Self {
        self.0.extend_from_slice(&owner.padded());
        self
    }
}

impl core::ops::Deref for Key {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}
