//! Assets. What an access check reads is a small record of fixed size; the texts lie apart.
use crate::access::require_level;
use crate::args::AssetArgs;
use crate::bill::Bill;
use crate::events;
use crate::key::{OfToken, ASSET, ASSET_DETAILS};
use crate::level::Level;
use crate::metadata::Metadata;
use crate::refusal::{defect, refuse, Misuse, Refusal};
use crate::royalty::Royalty;
use crate::token::TokenId;
use alloc::{string::String, vec::Vec};
use kit::account::{AccountId, Owner};
use kit::args::Args;
use kit::codec::{record, Reader, Stored};
use kit::env;
use kit::json::write::ToJson;
use kit::key::Key;
use kit::storage::require_some_deposit;

pub const MAX_NAME_BYTES: usize = 128;

record! {
    pub struct Asset {
        pub owner: Owner,
        pub default_level: Level,
        pub max_level: Level,
        /// Counts transfers and nrc_bump_epoch; a grant holds only in the epoch that it was made in.
        pub epoch: u32,
        /// The highest level and the latest expiry of rights that were paid for; of the past, where the expiry is.
        pub paid_level: Level,
        pub paid_until: u64,
        /// How many NEP-178 approvals it has, so that a transfer of one without any reads none.
        pub approvals: u8,
        pub versions: u32,
        /// Where it stands among its owner's assets.
        pub holder_slot: u64,
        /// Where it stands among its collection's assets.
        pub collection_slot: u32,
    }
}

record! {
    pub struct Details {
        pub kind: Kind,
        pub name: String,
        pub creator: AccountId,
        pub minted_at: u64,
        pub metadata: Metadata,
        pub royalty: Royalty,
    }
}

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Model,
    Dataset,
    Workflow,
    Agent,
}

impl Asset {
    pub fn find(token: TokenId) -> Option<Self> {
        env::read(&key(token)).map(|bytes| Self::decode(&bytes))
    }

    pub fn load(token: TokenId) -> Self {
        Self::find(token).unwrap_or_else(|| refuse(Refusal::NoSuchAsset))
    }

    /// The asset, if the caller owns it; refused otherwise.
    pub fn load_owned(token: TokenId, caller: &AccountId) -> Self {
        let asset = Self::load(token);
        if asset.owner.0 != *caller {
            refuse(Refusal::NotOwner)
        }
        asset
    }

    pub fn save(&self, token: TokenId) {
        env::write(&key(token), &self.encode());
    }

    /// Of the rights that were paid for and hold still, the highest level (or a higher one, where that has expired before others).
    pub fn live_paid_level(&self) -> Level {
        if self.paid_until > env::now() {
            self.paid_level
        } else {
            Level::NONE
        }
    }

    /// Notes a right that was paid for. The caller saves the asset.
    pub fn note_paid(&mut self, level: Level, expires_at: u64) {
        self.paid_level = self.live_paid_level().max(level);
        self.paid_until = self.paid_until.max(expires_at);
    }

    /// Ends every grant, and the lease terms. The caller saves the asset.
    pub fn next_epoch(&mut self, token: TokenId, old_owner: &AccountId) {
        self.epoch += 1;
        events::nrc101("access_epoch", |data| {
            data.member("token_id", &token)
                .member("epoch", &self.epoch)
                .member("old_owner_id", old_owner)
                .member("new_owner_id", &self.owner.0)
        });
    }

    pub fn remove(token: TokenId) {
        env::remove(&key(token));
        env::remove(&details_key(token));
    }
}

impl Details {
    pub fn load(token: TokenId) -> Self {
        env::read(&details_key(token)).map_or_else(|| refuse(Refusal::NoSuchAsset), |bytes| Self::decode(&bytes))
    }

    pub fn save(&self, token: TokenId) {
        env::write(&details_key(token), &self.encode());
    }
}

/// `metadata`, where given, replaces the whole of it.
pub fn nrc_update_metadata() {
    let mut args = Args::of_call();
    let token = args.token();
    let name = args.optional_name("name", MAX_NAME_BYTES);
    let metadata = Metadata::optional(&mut args);
    args.done();
    require_some_deposit();
    let caller = env::predecessor();
    let asset = Asset::load(token);
    require_level(token, &asset, &caller, Level::EDIT_DATA);
    let mut bill = Bill::open();
    let before = Details::load(token);
    let mut after = before.clone();
    after.name = name.unwrap_or(after.name);
    after.metadata = metadata.unwrap_or(after.metadata);
    if after != before {
        after.save(token);
        events::nrc101("metadata_update", |data| {
            data.member("token_id", &token).member("name", &after.name).member("metadata", &after.metadata).member("by", &caller)
        });
        // Not to an editor, who would be paid for emptying it.
        bill.owe(&asset.owner.0, bill.freed());
    }
    bill.settle(&caller);
}

/// Of prices from now on; a lease that runs is paid.
pub fn nrc_set_royalty() {
    let mut args = Args::of_call();
    let token = args.token();
    let royalty = Args::required("royalty", Royalty::optional(&mut args, "royalty"));
    args.done();
    require_some_deposit();
    let caller = env::predecessor();
    require_level(token, &Asset::load(token), &caller, Level::ABSOLUTE_OWNERSHIP);
    let bill = Bill::open();
    let mut details = Details::load(token);
    if details.royalty != royalty {
        details.royalty = royalty;
        details.save(token);
        events::nrc101("royalty_set", |data| data.member("token_id", &token).member("royalty", &details.royalty).member("by", &caller));
    }
    bill.settle(&caller);
}

impl Kind {
    const NAMES: [(Self, &'static str); 4] =
        [(Self::Model, "model"), (Self::Dataset, "dataset"), (Self::Workflow, "workflow"), (Self::Agent, "agent")];

    pub fn required(args: &mut Args) -> Self {
        let text = Args::required("kind", args.raw_text("kind"));
        let known = Self::NAMES.iter().find(|(_, name)| *name == text);
        known.unwrap_or_else(|| refuse(Misuse::BadMember("kind", "is not model, dataset, workflow or agent"))).0
    }
}

impl ToJson for Kind {
    fn write(&self, out: &mut String) {
        for (kind, name) in Self::NAMES {
            if kind == *self {
                name.write(out);
            }
        }
    }
}

impl Stored for Kind {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self as u8);
    }

    fn take(reader: &mut Reader) -> Self {
        match u8::take(reader) {
            0 => Self::Model,
            1 => Self::Dataset,
            2 => Self::Workflow,
            3 => Self::Agent,
            _ => defect(),
        }
    }
}

fn key(token: TokenId) -> Key {
    Key::new(ASSET).token(token)
}

fn details_key(token: TokenId) -> Key {
    Key::new(ASSET_DETAILS).token(token)
}
