//! A call's arguments, taken out by name and checked on the way. A member that is null counts as absent; a member that
//! nobody took is refused by `done`.
use crate::account::AccountId;
use crate::env;
use crate::json::read::{parse, Json};
use crate::level::Level;
use crate::refusal::{refuse, Refusal};
use crate::token::{parse_counter, TokenId};
use alloc::{string::String, vec, vec::Vec};

/// JSON readers that hold numbers as 64-bit floating point are exact up to here.
pub const MAX_EXACT_NUMBER: u64 = (1 << 53) - 1;
pub const MAX_PAGE: u64 = 100;
const DEFAULT_PAGE: u64 = 50;
pub const MAX_MEMO_BYTES: usize = 256;

pub struct Args {
    members: Vec<(String, Json)>,
}

impl Args {
    pub fn of_call() -> Self {
        let input = env::input();
        if input.is_empty() {
            return Self::empty();
        }
        match parse(&input) {
            Json::Object(members) => Self { members },
            _ => refuse(Refusal::BadInput("the arguments must be a JSON object")),
        }
    }

    pub fn empty() -> Self {
        Self { members: Vec::new() }
    }

    /// One value under a name: lets an item of a list be checked as a member is.
    pub fn single(name: &'static str, value: Json) -> Self {
        Self { members: vec![(String::from(name), value)] }
    }

    pub fn done(self) {
        if let Some((name, _)) = self.members.into_iter().next() {
            refuse(Refusal::UnknownMember(name))
        }
    }

    pub fn required<T>(name: &'static str, value: Option<T>) -> T {
        value.unwrap_or_else(|| refuse(Refusal::BadMember(name, "is missing")))
    }

    pub fn optional_text(&mut self, name: &'static str, max_bytes: usize) -> Option<String> {
        let text = self.raw_text(name)?;
        if text.len() > max_bytes {
            refuse(Refusal::BadMember(name, "is too long"))
        }
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            refuse(Refusal::BadMember(name, "holds a control character"))
        }
        Some(text)
    }

    pub fn optional_name(&mut self, name: &'static str, max_bytes: usize) -> Option<String> {
        let text = self.optional_text(name, max_bytes)?;
        if text.is_empty() {
            refuse(Refusal::BadMember(name, "is empty"))
        }
        Some(text)
    }

    pub fn optional_account(&mut self, name: &'static str) -> Option<AccountId> {
        let text = self.raw_text(name)?;
        Some(AccountId::parse(text).unwrap_or_else(|| refuse(Refusal::BadMember(name, "is not a NEAR account id"))))
    }

    pub fn account(&mut self, name: &'static str) -> AccountId {
        Self::required(name, self.optional_account(name))
    }

    pub fn optional_level(&mut self, name: &'static str) -> Option<Level> {
        let number = self.optional_number(name)?;
        Some(Level::from_number(number).unwrap_or_else(|| refuse(Refusal::BadMember(name, "is not a level from 0 to 6"))))
    }

    pub fn level(&mut self, name: &'static str) -> Level {
        Self::required(name, self.optional_level(name))
    }

    pub fn token(&mut self) -> TokenId {
        let text = Self::required("token_id", self.raw_text("token_id"));
        TokenId::parse(&text).unwrap_or_else(|| refuse(Refusal::BadMember("token_id", "is not of the form collection:number")))
    }

    pub fn collection(&mut self) -> u64 {
        Self::required("collection_id", self.decimal("collection_id"))
    }

    /// Nanoseconds since 1970, as a decimal string.
    pub fn optional_time(&mut self, name: &'static str) -> Option<u64> {
        self.decimal(name)
    }

    pub fn optional_number(&mut self, name: &'static str) -> Option<u64> {
        match self.take(name)? {
            Json::Number(number) if number <= MAX_EXACT_NUMBER => Some(number),
            _ => refuse(Refusal::BadMember(name, "is not a whole number below 2^53")),
        }
    }

    pub fn optional_bool(&mut self, name: &'static str) -> Option<bool> {
        match self.take(name)? {
            Json::Bool(value) => Some(value),
            _ => refuse(Refusal::BadMember(name, "is not true or false")),
        }
    }

    pub fn optional_list(&mut self, name: &'static str) -> Option<Vec<Json>> {
        match self.take(name)? {
            Json::List(items) => Some(items),
            _ => refuse(Refusal::BadMember(name, "is not a list")),
        }
    }

    pub fn optional_object(&mut self, name: &'static str) -> Option<Args> {
        match self.take(name)? {
            Json::Object(members) => Some(Args { members }),
            _ => refuse(Refusal::BadMember(name, "is not an object")),
        }
    }

    /// `from_index` (a number, or NEP-181's decimal string; 0 when absent) and `limit` (1 to 100; 50 when absent).
    pub fn page(&mut self) -> Page {
        let from = match self.take("from_index") {
            None => 0,
            Some(Json::Number(number)) => number,
            Some(Json::Text(text)) => Self::decimal_of("from_index", &text),
            Some(_) => refuse(Refusal::BadMember("from_index", "is not a decimal string")),
        };
        let limit = self.optional_number("limit").unwrap_or(DEFAULT_PAGE);
        if !(1..=MAX_PAGE).contains(&limit) {
            refuse(Refusal::BadMember("limit", "is not from 1 to 100"))
        }
        Page { from, limit }
    }

    pub fn into_members(self) -> Vec<(String, Json)> {
        self.members
    }

    pub fn raw_text(&mut self, name: &'static str) -> Option<String> {
        match self.take(name)? {
            Json::Text(text) => Some(text),
            _ => refuse(Refusal::BadMember(name, "is not a string")),
        }
    }

    fn decimal(&mut self, name: &'static str) -> Option<u64> {
        let text = self.raw_text(name)?;
        Some(Self::decimal_of(name, &text))
    }

    fn decimal_of(name: &'static str, text: &str) -> u64 {
        parse_counter(text).unwrap_or_else(|| refuse(Refusal::BadMember(name, "is not a decimal string")))
    }

    fn take(&mut self, name: &str) -> Option<Json> {
        let index = self.members.iter().position(|(known, _)| known == name)?;
        match self.members.remove(index).1 {
            Json::Null => None,
            value => Some(value),
        }
    }
}

/// A stretch of a list.
pub struct Page {
    pub from: u64,
    pub limit: u64,
}

impl Page {
    pub fn of(&self, length: u64) -> core::ops::Range<u64> {
        let start = self.from.min(length);
        start..start.saturating_add(self.limit).min(length)
    }
}
