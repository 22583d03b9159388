//! A small strict JSON: what a contract's arguments, events and answers need, and nothing more.
pub mod read;
pub mod write;
