//! Royalties: shares of a price, in basis points, by account.
use crate::refusal::{refuse, Misuse, Refusal};
use crate::transfer::require_other_account;
use alloc::{string::String, vec::Vec};
use kit::account::AccountId;
use kit::args::Args;
use kit::codec::{Reader, Stored};
use kit::json::read::Json;
use kit::json::write::{Object, ToJson};

const MAX_ACCOUNTS: usize = 10;
const MAX_TOTAL_BASIS_POINTS: u64 = 5_000;

/// In the order given by the caller; no share is 0 and no account stands twice.
#[derive(Clone, PartialEq)]
pub struct Royalty(Vec<(AccountId, u16)>);

impl Royalty {
    pub fn none() -> Self {
        Self(Vec::new())
    }

    /// Each account with its share in basis points.
    pub fn shares(&self) -> &[(AccountId, u16)] {
        &self.0
    }

    pub fn optional(args: &mut Args, name: &'static str) -> Option<Self> {
        let members = args.optional_object(name)?.into_members();
        if members.len() > MAX_ACCOUNTS {
            refuse(Refusal::Royalty("at most 10 accounts may share a royalty"))
        }
        let mut left = MAX_TOTAL_BASIS_POINTS;
        Some(Self(members.into_iter().map(|member| share(member, &mut left)).collect()))
    }
}

fn share((account, share): (String, Json), left: &mut u64) -> (AccountId, u16) {
    let account = AccountId::parse(account).unwrap_or_else(|| refuse(Misuse::BadMember("royalty", "names no NEAR account id")));
    require_other_account("royalty", &account);
    let points = match share {
        Json::Number(points) if points > 0 => points,
        _ => refuse(Refusal::Royalty("a share must be a whole number of basis points above 0")),
    };
    *left = left.checked_sub(points).unwrap_or_else(|| refuse(Refusal::Royalty("royalties may add up to 5000 basis points at most")));
    (account, points as u16)
}

impl Stored for Royalty {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn take(reader: &mut Reader) -> Self {
        Self(Vec::take(reader))
    }
}

impl ToJson for Royalty {
    fn write(&self, out: &mut String) {
        let mut object = Object::open(out);
        for (account, points) in &self.0 {
            object = object.member(account.as_str(), &u64::from(*points));
        }
        object.close();
    }
}
