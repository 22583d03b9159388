//! A call's arguments, taken out by name and checked on the way. A member that is null counts as absent; a member that
//! nobody took is refused by `done`.
use crate::account::AccountId;
use crate::decimal::{parse_u128, parse_u64};
use crate::env;
use crate::json::read::{parse, Json};
use crate::refusal::{refuse, Misuse};
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
        Self::of_text(&input)
    }

    /// Of a JSON object that came as a text.
    pub fn of_text(text: &str) -> Self {
        match parse(text) {
            Ok(Json::Object(members)) => Self { members },
            Ok(_) => refuse(Misuse::BadInput("the arguments must be a JSON object")),
            Err(problem) => refuse(Misuse::BadInput(problem)),
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
            refuse(Misuse::UnknownMember(name))
        }
    }

    pub fn required<T>(name: &'static str, value: Option<T>) -> T {
        value.unwrap_or_else(|| refuse(Misuse::BadMember(name, "is missing")))
    }

    pub fn optional_text(&mut self, name: &'static str, max_bytes: usize) -> Option<String> {
        let text = self.raw_text(name)?;
        if text.len() > max_bytes {
            refuse(Misuse::BadMember(name, "is too long"))
        }
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            refuse(Misuse::BadMember(name, "holds a control character"))
        }
        Some(text)
    }

    pub fn optional_name(&mut self, name: &'static str, max_bytes: usize) -> Option<String> {
        let text = self.optional_text(name, max_bytes)?;
        if text.is_empty() {
            refuse(Misuse::BadMember(name, "is empty"))
        }
        Some(text)
    }

    pub fn optional_account(&mut self, name: &'static str) -> Option<AccountId> {
        let text = self.raw_text(name)?;
        Some(AccountId::parse(text).unwrap_or_else(|| refuse(Misuse::BadMember(name, "is not a NEAR account id"))))
    }

    pub fn account(&mut self, name: &'static str) -> AccountId {
        Self::required(name, self.optional_account(name))
    }

    /// Nanoseconds since 1970, as a decimal string.
    pub fn optional_time(&mut self, name: &'static str) -> Option<u64> {
        self.optional_counter(name)
    }

    /// YoctoNEAR as a decimal string; anything else is an invalid amount, a JSON number too.
    pub fn optional_amount(&mut self, name: &'static str) -> Option<u128> {
        let amount = match self.take(name)? {
            Json::Text(text) => parse_u128(&text),
            _ => None,
        };
        Some(amount.unwrap_or_else(|| refuse(Misuse::InvalidAmount(name))))
    }

    pub fn amount(&mut self, name: &'static str) -> u128 {
        Self::required(name, self.optional_amount(name))
    }

    pub fn optional_number(&mut self, name: &'static str) -> Option<u64> {
        match self.take(name)? {
            Json::Number(number) if number <= MAX_EXACT_NUMBER => Some(number),
            _ => refuse(Misuse::BadMember(name, "is not a whole number below 2^53")),
        }
    }

    pub fn optional_bool(&mut self, name: &'static str) -> Option<bool> {
        match self.take(name)? {
            Json::Bool(value) => Some(value),
            _ => refuse(Misuse::BadMember(name, "is not true or false")),
        }
    }

    pub fn optional_list(&mut self, name: &'static str) -> Option<Vec<Json>> {
        match self.take(name)? {
            Json::List(items) => Some(items),
            _ => refuse(Misuse::BadMember(name, "is not a list")),
        }
    }

    pub fn optional_object(&mut self, name: &'static str) -> Option<Args> {
        match self.take(name)? {
            Json::Object(members) => Some(Args { members }),
            _ => refuse(Misuse::BadMember(name, "is not an object")),
        }
    }

    /// `from_index` (a number, or NEP-181's decimal string; 0 when absent) and `limit` (1 to 100; 50 when absent).
    pub fn page(&mut self) -> Page {
        let from = match self.take("from_index") {
            None => 0,
            Some(Json::Number(number)) => number,
            Some(Json::Text(text)) => Self::counter_of("from_index", &text),
            Some(_) => refuse(Misuse::BadMember("from_index", "is not a decimal string")),
        };
        let limit = self.optional_number("limit").unwrap_or(DEFAULT_PAGE);
        if !(1..=MAX_PAGE).contains(&limit) {
            refuse(Misuse::BadMember("limit", "is not from 1 to 100"))
        }
        Page { from, limit }
    }

    pub fn into_members(self) -> Vec<(String, Json)> {
        self.members
    }

    pub fn raw_text(&mut self, name: &'static str) -> Option<String> {
        match self.take(name)? {
            Json::Text(text) => Some(text),
            _ => refuse(Misuse::BadMember(name, "is not a string")),
        }
    }

    /// A whole number as a decimal string.
    pub fn optional_counter(&mut self, name: &'static str) -> Option<u64> {
        let text = self.raw_text(name)?;
        Some(Self::counter_of(name, &text))
    }

    fn counter_of(name: &'static str, text: &str) -> u64 {
        parse_u64(text).unwrap_or_else(|| refuse(Misuse::BadMember(name, "is not a decimal string")))
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
