//! Tokens that their owners have approved this contract for, and where each of them stands.
use crate::key::{record_bytes, RECORD_OVERHEAD, TOKEN};
use crate::refusal::{defect, refuse, Misuse, Refusal};
use alloc::string::String;
use kit::account::AccountId;
use kit::args::Args;
use kit::codec::{record, Reader, Stored, Vec};
use kit::env;
use kit::json::read::Json;
use kit::json::write::{Object, ToJson};
use kit::key::Key;

pub const MAX_TOKENS: usize = 5;
const MAX_TOKEN_ID_BYTES: usize = 128;

record! {
    /// A token with the approval by which this contract may move it.
    pub struct Approved {
        pub token: String,
        pub approval: u64,
    }
}

record! {
    pub struct Held {
        pub owner: AccountId,
        pub approval: u64,
        pub place: Place,
    }
}

/// What an approved token is in; one thing at a time.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    /// Nothing yet: it waits to be put into a bundle.
    Nothing,
    Listing(u64),
    Auction(u64),
}

impl Held {
    pub fn find(contract: &AccountId, token: &str) -> Option<Self> {
        env::read(&key(contract, token)).map(|bytes| Self::decode(&bytes))
    }

    /// The bytes that its owner pays for are answered.
    pub fn save(&self, contract: &AccountId, token: &str) -> u64 {
        let (key, value) = (key(contract, token), self.encode());
        env::write(&key, &value);
        record_bytes(&key, &value)
    }
}

/// The bytes freed are answered.
pub fn forget(contract: &AccountId, token: &str) -> u64 {
    let key = key(contract, token);
    let bytes = env::read(&key).map_or(0, |value| RECORD_OVERHEAD + key.len() as u64 + value.len() as u64);
    env::remove(&key);
    bytes
}

pub fn forget_all(contract: &AccountId, tokens: &[Approved]) -> u64 {
    tokens.iter().map(|token| forget(contract, &token.token)).sum()
}

/// The tokens of a bundle, each of them held for this seller and in nothing yet; they are put into `place`.
pub fn place_all(contract: &AccountId, tokens: Vec<String>, seller: &AccountId, place: Place) -> Vec<Approved> {
    let put = |token: String| {
        let held = Held::find(contract, &token).filter(|held| held.owner == *seller && held.place == Place::Nothing);
        let mut held = held.unwrap_or_else(|| refuse(Refusal::NotApproved));
        held.place = place;
        held.save(contract, &token);
        Approved { token, approval: held.approval }
    };
    tokens.into_iter().map(put).collect()
}

pub fn token_id(args: &mut Args) -> String {
    Args::required("token_id", args.optional_name("token_id", MAX_TOKEN_ID_BYTES))
}

/// `token_ids`: one to five, none of them twice.
pub fn token_ids(args: &mut Args) -> Vec<String> {
    let items = Args::required("token_ids", args.optional_list("token_ids"));
    if items.len() > MAX_TOKENS {
        refuse(Refusal::TooManyTokens)
    }
    let mut tokens: Vec<String> = Vec::new();
    for item in items {
        let token = one(item);
        if tokens.contains(&token) {
            refuse(Misuse::BadMember("token_ids", "names a token twice"))
        }
        tokens.push(token);
    }
    if tokens.is_empty() {
        refuse(Misuse::BadMember("token_ids", "is empty"))
    }
    tokens
}

fn one(item: Json) -> String {
    Args::required("token_ids", Args::single("token_ids", item).optional_name("token_ids", MAX_TOKEN_ID_BYTES))
}

/// The ids alone, as a JSON list.
pub struct Ids<'a>(pub &'a [Approved]);

impl ToJson for Ids<'_> {
    fn write(&self, out: &mut String) {
        self.0.iter().map(|token| token.token.as_str()).collect::<Vec<_>>().write(out);
    }
}

/// `{token: approval number}`.
pub struct Approvals<'a>(pub &'a [Approved]);

impl ToJson for Approvals<'_> {
    fn write(&self, out: &mut String) {
        let mut object = Object::open(out);
        for Approved { token, approval } in self.0 {
            object = object.member(token, approval);
        }
        object.close();
    }
}

impl Stored for Place {
    fn put(&self, out: &mut Vec<u8>) {
        let (tag, id) = match self {
            Self::Nothing => (0u8, 0),
            Self::Listing(id) => (1, *id),
            Self::Auction(id) => (2, *id),
        };
        tag.put(out);
        id.put(out);
    }

    fn take(reader: &mut Reader) -> Self {
        let (tag, id) = (u8::take(reader), u64::take(reader));
        match tag {
            0 => Self::Nothing,
            1 => Self::Listing(id),
            2 => Self::Auction(id),
            _ => defect(),
        }
    }
}

fn key(contract: &AccountId, token: &str) -> Key {
    Key::new(TOKEN).account(contract).text(token)
}
