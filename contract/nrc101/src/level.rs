//! Access levels 0 to 6. They nest: each includes those below it.
use alloc::{string::String, vec::Vec};
use kit::codec::{Reader, Stored};
use kit::json::write::{push_decimal, ToJson};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(u8);

impl Level {
    pub const NONE: Self = Self(0);
    pub const RESALE: Self = Self(2);
    pub const CREATE_REPLICA: Self = Self(3);
    pub const EDIT_DATA: Self = Self(5);
    pub const ABSOLUTE_OWNERSHIP: Self = Self(6);

    pub fn from_number(number: u64) -> Option<Self> {
        (number <= u64::from(Self::ABSOLUTE_OWNERSHIP.0)).then_some(Self(number as u8))
    }

    pub fn number(self) -> u8 {
        self.0
    }

    /// A cap of 0 means that there is none.
    pub fn exceeds_cap(self, cap: Self) -> bool {
        cap != Self::NONE && self > cap
    }

    pub fn capped(self, cap: Self) -> Self {
        if self.exceeds_cap(cap) {
            cap
        } else {
            self
        }
    }
}

impl Stored for Level {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn take(reader: &mut Reader) -> Self {
        Self(u8::take(reader))
    }
}

impl ToJson for Level {
    fn write(&self, out: &mut String) {
        push_decimal(out, u128::from(self.0));
    }
}
