//! Token ids `collection:number`. Both are counted from 1 by the contract and never used again.
use crate::codec::record;
use crate::json::write::{push_decimal, ToJson};
use alloc::string::String;

record! {
    #[derive(Copy)]
    pub struct TokenId {
        pub collection: u64,
        pub number: u64,
    }
}

impl TokenId {
    pub fn parse(text: &str) -> Option<Self> {
        let (collection, number) = text.split_once(':')?;
        Some(Self { collection: parse_counter(collection)?, number: parse_counter(number)? })
    }
}

impl ToJson for TokenId {
    fn write(&self, out: &mut String) {
        out.push('"');
        push_decimal(out, u128::from(self.collection));
        out.push(':');
        push_decimal(out, u128::from(self.number));
        out.push('"');
    }
}

/// One spelling for each number: no leading zero, no sign.
pub fn parse_counter(text: &str) -> Option<u64> {
    let canonical = matches!(text.as_bytes(), [b'0'] | [b'1'..=b'9', ..]) && text.bytes().all(|byte| byte.is_ascii_digit());
    if canonical {
        text.parse().ok()
    } else {
        None
    }
}
