//! NEP-297 events: one log line each, with one element of `data`. What changed is in the element, whole, so that a reader
//! follows the state without asking the contract.
use crate::env;
use crate::json::write::{Object, Raw};
use alloc::string::String;

/// A closure that adds an event's members to its data object.
pub trait Members: for<'a> FnOnce(Object<'a>) -> Object<'a> {}
impl<F: for<'a> FnOnce(Object<'a>) -> Object<'a>> Members for F {}

pub fn emit((standard, version): (&str, &str), event: &str, members: impl Members) {
    let mut line = String::from("EVENT_JSON:");
    Object::open(&mut line)
        .member("standard", standard)
        .member("version", version)
        .member("event", event)
        .member("data", [Raw(object(members))].as_slice())
        .close();
    env::log(&line);
}

pub fn object(members: impl Members) -> String {
    let mut text = String::new();
    members(Object::open(&mut text)).close();
    text
}
