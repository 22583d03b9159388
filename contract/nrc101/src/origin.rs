//! Where a right comes from. Grants are given and lapse with the access epoch; the others were paid for, and outlive transfers.
use alloc::{string::String, vec::Vec};
use kit::args::Args;
use kit::codec::{Reader, Stored};
use kit::json::write::ToJson;
use kit::refusal::{defect, refuse, Misuse};

#[derive(Clone, Copy, PartialEq)]
pub enum Origin {
    Grant,
    Lease,
    Resale,
    Purchase,
}

impl Origin {
    const NAMES: [(Self, &'static str); 4] =
        [(Self::Grant, "grant"), (Self::Lease, "lease"), (Self::Resale, "resale"), (Self::Purchase, "purchase")];

    pub fn optional(args: &mut Args) -> Option<Self> {
        let text = args.raw_text("origin")?;
        let known = Self::NAMES.iter().find(|(_, name)| *name == text);
        Some(known.unwrap_or_else(|| refuse(Misuse::BadMember("origin", "is not grant, lease, resale or purchase"))).0)
    }

    pub fn is_paid(self) -> bool {
        self != Self::Grant
    }
}

impl ToJson for Origin {
    fn write(&self, out: &mut String) {
        for (origin, name) in Self::NAMES {
            if origin == *self {
                name.write(out);
            }
        }
    }
}

impl Stored for Origin {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self as u8);
    }

    fn take(reader: &mut Reader) -> Self {
        match u8::take(reader) {
            0 => Self::Grant,
            1 => Self::Lease,
            2 => Self::Resale,
            3 => Self::Purchase,
            _ => defect(),
        }
    }
}
