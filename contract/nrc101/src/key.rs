//! The tags with which this contract's keys begin, and an asset as a part of a key.
use crate::token::TokenId;
use kit::key::Key;

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

pub trait OfToken {
    fn token(self, token: TokenId) -> Self;
}

impl OfToken for Key {
    fn token(self, token: TokenId) -> Self {
        self.number(token.collection).number(token.number)
    }
}
