//! The tags with which this contract's keys begin, and an asset as a part of a key.
use crate::token::TokenId;
use kit::key::Key;

pub const CONTRACT: u8 = b's';
pub const COLLECTION: u8 = b'c';
pub const COLLECTION_ASSETS: u8 = b'i';
pub const MINTER: u8 = b'm';
pub const COLLECTION_MINTERS: u8 = b'n';
pub const ASSET: u8 = b'a';
pub const ASSET_DETAILS: u8 = b'd';
pub const VERSION: u8 = b'v';
pub const HOLDING: u8 = b'g';
pub const ASSET_HOLDINGS: u8 = b'l';
pub const ACCOUNT_HOLDINGS: u8 = b'r';
pub const LEASE_TERMS: u8 = b'e';
pub const APPROVALS: u8 = b'p';
pub const PARENT: u8 = b'f';
pub const REQUEST: u8 = b'q';
pub const ASSET_REQUESTS: u8 = b'w';
pub const ANCHOR: u8 = b'u';
pub const STORAGE_BALANCE: u8 = b'$';
pub const SUPPLY: u8 = b'b';
pub const STATE_VERSION: u8 = b'#';
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
