//! The tags with which this contract's keys begin, and what a record costs in bytes.
use kit::key::Key;

pub const MARKET: u8 = b's';
pub const ACCOUNT: u8 = b'a';
pub const ALLOWED: u8 = b'c';
pub const TOKEN: u8 = b't';
pub const LISTING: u8 = b'l';
pub const OFFER: u8 = b'o';
pub const AUCTION: u8 = b'u';
pub const DEAL: u8 = b'd';

/// What NEAR counts for a record beside its key and value.
pub const RECORD_OVERHEAD: u64 = 40;

pub fn record_bytes(key: &Key, value: &[u8]) -> u64 {
    RECORD_OVERHEAD + key.len() as u64 + value.len() as u64
}
