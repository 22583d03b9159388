//! A moment after which something no longer holds. Always 8 bytes, so that a change of it never needs a deposit.
use crate::refusal::{refuse, Refusal};
use alloc::string::String;
use kit::args::Args;
use kit::codec::{Reader, Stored, Vec};
use kit::env;
use kit::json::write::{Decimal, ToJson};

#[derive(Clone, Copy, PartialEq)]
pub struct Expiry(Option<u64>);

impl Expiry {
    pub fn take(args: &mut Args) -> Self {
        let at = args.optional_time("expires_at");
        if at.is_some_and(|at| at <= env::now()) {
            refuse(Refusal::Expired)
        }
        Self(at)
    }

    pub fn required(args: &mut Args) -> Self {
        let expiry = Self::take(args);
        Args::required("expires_at", expiry.0);
        expiry
    }

    pub fn has_passed(self) -> bool {
        self.0.is_some_and(|at| at <= env::now())
    }
}

impl Stored for Expiry {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.unwrap_or(0).put(out);
    }

    fn take(reader: &mut Reader) -> Self {
        Self(Some(u64::take(reader)).filter(|at| *at > 0))
    }
}

impl ToJson for Expiry {
    fn write(&self, out: &mut String) {
        self.0.map(|at| Decimal(u128::from(at))).write(out);
    }
}
