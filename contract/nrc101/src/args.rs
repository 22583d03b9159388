//! Arguments of this contract's own kinds.
use crate::level::Level;
use crate::token::TokenId;
use kit::args::Args;
use kit::refusal::{refuse, Misuse};

pub trait AssetArgs {
    fn token(&mut self) -> TokenId;
    fn named_token(&mut self, name: &'static str) -> TokenId;
    fn collection(&mut self) -> u64;
    fn optional_level(&mut self, name: &'static str) -> Option<Level>;
    fn level(&mut self, name: &'static str) -> Level;
}

impl AssetArgs for Args {
    fn token(&mut self) -> TokenId {
        self.named_token("token_id")
    }

    fn named_token(&mut self, name: &'static str) -> TokenId {
        let text = Self::required(name, self.raw_text(name));
        TokenId::parse(&text).unwrap_or_else(|| refuse(Misuse::BadMember(name, "is not of the form collection:number")))
    }

    fn collection(&mut self) -> u64 {
        Self::required("collection_id", self.optional_counter("collection_id"))
    }

    fn optional_level(&mut self, name: &'static str) -> Option<Level> {
        let number = self.optional_number(name)?;
        Some(Level::from_number(number).unwrap_or_else(|| refuse(Misuse::BadMember(name, "is not a level from 0 to 6"))))
    }

    fn level(&mut self, name: &'static str) -> Level {
        Self::required(name, self.optional_level(name))
    }
}
