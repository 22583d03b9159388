//! Keys of the state: a tag, then fields of fixed width, then accounts and texts with their length before them. No separator
//! is ever searched for, so no account id can be made to look like a part of a key.
use crate::account::AccountId;
use crate::env;
use alloc::{vec, vec::Vec};

pub struct Key(Vec<u8>);

impl Key {
    pub fn new(tag: u8) -> Self {
        Self(vec![tag])
    }

    pub fn number(mut self, number: u64) -> Self {
        self.0.extend_from_slice(&number.to_le_bytes());
        self
    }

    pub fn account(mut self, account: &AccountId) -> Self {
        let bytes = account.as_str().as_bytes();
        self.0.push(bytes.len() as u8);
        self.0.extend_from_slice(bytes);
        self
    }

    /// The account's SHA-256, for records that callbacks write: a write is charged for every node of the state's trie on its way,
    /// and names chosen for it could put one at each half byte of another's.
    pub fn hashed(mut self, account: &AccountId) -> Self {
        self.0.extend_from_slice(&env::sha256(account.as_str().as_bytes()));
        self
    }

    /// Of fixed width, for entries that move between owners without a deposit.
    pub fn owner(mut self, owner: &AccountId) -> Self {
        self.0.extend_from_slice(&owner.padded());
        self
    }

    pub fn text(mut self, text: &str) -> Self {
        self.0.extend_from_slice(&(text.len() as u32).to_le_bytes());
        self.0.extend_from_slice(text.as_bytes());
        self
    }
}

impl core::ops::Deref for Key {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}
