//! NEAR account ids.
use crate::codec::{Reader, Stored};
use crate::json::write::ToJson;
use crate::refusal::defect;
use alloc::{string::String, vec::Vec};

pub const MAX_ACCOUNT_BYTES: usize = 64;

/// A valid account id: 2 to 64 bytes of `a-z 0-9`, with single `.`, `-` or `_` between them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AccountId(String);

impl AccountId {
    pub fn parse(text: String) -> Option<Self> {
        is_valid(text.as_bytes()).then_some(Self(text))
    }

    /// From the host or from our own state, where it has been checked before.
    pub fn stored(bytes: Vec<u8>) -> Self {
        Self(String::from_utf8(bytes).unwrap_or_else(|_| defect()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Named after a key or an Ethereum address: a transfer may bring it into being, and costs the gas for that.
    pub fn is_implicit(&self) -> bool {
        let hexadecimal = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        match self.0.len() {
            64 => hexadecimal(&self.0),
            42 => matches!(&self.0[..2], "0x" | "0s"),
            _ => false,
        }
    }

    pub fn padded(&self) -> [u8; MAX_ACCOUNT_BYTES] {
        let mut bytes = [0; MAX_ACCOUNT_BYTES];
        bytes[..self.0.len()].copy_from_slice(self.0.as_bytes());
        bytes
    }
}

impl ToJson for AccountId {
    fn write(&self, out: &mut String) {
        self.0.write(out);
    }
}

impl Stored for AccountId {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn take(reader: &mut Reader) -> Self {
        Self(String::take(reader))
    }
}

/// An account that may change by a call that carries one yoctoNEAR. It is stored in 64 bytes, zero-padded, so that such a
/// call cannot make the state grow at the contract's cost.
#[derive(Clone, PartialEq, Eq)]
pub struct Owner(pub AccountId);

impl Stored for Owner {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.0.padded());
    }

    fn take(reader: &mut Reader) -> Self {
        let padded = reader.bytes(MAX_ACCOUNT_BYTES);
        let length = padded.iter().position(|byte| *byte == 0).unwrap_or(MAX_ACCOUNT_BYTES);
        Self(AccountId::stored(padded[..length].to_vec()))
    }
}

fn is_valid(bytes: &[u8]) -> bool {
    if !(2..=MAX_ACCOUNT_BYTES).contains(&bytes.len()) {
        return false;
    }
    // The ends count as separators, so that none may stand there nor beside another.
    let mut after_separator = true;
    for byte in bytes {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => after_separator = false,
            b'.' | b'-' | b'_' if !after_separator => after_separator = true,
            _ => return false,
        }
    }
    !after_separator
}
