//! Token ids `collection:number`. Both are counted from 1 by the contract and never used again.
use alloc::string::String;
use kit::codec::record;
use kit::decimal::parse_u64;
use kit::json::write::{push_decimal, ToJson};

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
        Some(Self { collection: parse_u64(collection)?, number: parse_u64(number)? })
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
