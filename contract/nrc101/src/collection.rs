//! Collections: what assets are minted into, by whom, and with which defaults.
use crate::account::{AccountId, Owner};
use crate::args::Args;
use crate::codec::{record, Reader, Stored};
use crate::contract::Contract;
use crate::env;
use crate::events;
use crate::json::write::{Decimal, Object, ToJson};
use crate::key::{Key, COLLECTION, COLLECTION_COUNTERS};
use crate::refusal::{refuse, Refusal};
use crate::royalty::Royalty;
use crate::storage::{require_one_yocto, StorageBill};
use alloc::{string::String, vec::Vec};

pub const MAX_NAME_BYTES: usize = 128;
const MAX_KIND_HINT_BYTES: usize = 64;
const MAX_BASE_MODEL_BYTES: usize = 256;
const MAX_IMAGE_BYTES: usize = 512;
const MAX_DESCRIPTION_BYTES: usize = 2048;

record! {
    pub struct Collection {
        pub owner: Owner,
        pub creator: AccountId,
        pub created_at: u64,
        pub terms: Terms,
    }
}

record! {
    /// What the owner may change.
    pub struct Terms {
        pub name: String,
        pub kind_hint: Option<String>,
        pub context_window: Option<u64>,
        pub base_model: Option<String>,
        pub image: Option<String>,
        pub description: Option<String>,
        pub minting: Minting,
        pub royalty: Royalty,
    }
}

record! {
    /// Apart from the collection, so that minting does not rewrite its texts.
    pub struct Counters {
        /// Assets ever minted: the number of the last one.
        pub minted: u64,
        /// Assets that exist now.
        pub assets: u64,
    }
}

/// Who may mint beside the collection's owner.
#[derive(Clone, Copy, PartialEq)]
pub enum Minting {
    Owner,
    AllowList,
    Open,
}

impl Collection {
    pub fn find(id: u64) -> Option<Self> {
        env::read(&key(id)).map(|bytes| Self::decode(&bytes))
    }

    pub fn load(id: u64) -> Self {
        Self::find(id).unwrap_or_else(|| refuse(Refusal::NoSuchCollection))
    }

    /// The collection, if the caller owns it; refused otherwise.
    pub fn load_owned(id: u64, caller: &AccountId) -> Self {
        let collection = Self::load(id);
        if collection.owner.0 != *caller {
            refuse(Refusal::NotCollectionOwner)
        }
        collection
    }

    fn save(&self, id: u64) {
        env::write(&key(id), &self.encode());
    }
}

impl Counters {
    pub fn load(id: u64) -> Self {
        env::read(&counters_key(id)).map_or_else(|| refuse(Refusal::NoSuchCollection), |bytes| Self::decode(&bytes))
    }

    pub fn save(&self, id: u64) {
        env::write(&counters_key(id), &self.encode());
    }
}

pub fn nrc_create_collection() {
    let mut args = Args::of_call();
    let terms = Terms {
        name: Args::required("name", args.optional_name("name", MAX_NAME_BYTES)),
        kind_hint: clearable(args.optional_text("kind_hint", MAX_KIND_HINT_BYTES)),
        context_window: args.optional_number("context_window").filter(|tokens| *tokens > 0),
        base_model: clearable(args.optional_text("base_model", MAX_BASE_MODEL_BYTES)),
        image: clearable(args.optional_text("image", MAX_IMAGE_BYTES)),
        description: clearable(args.optional_text("description", MAX_DESCRIPTION_BYTES)),
        minting: optional_minting(&mut args).unwrap_or(Minting::Owner),
        royalty: Royalty::optional(&mut args, "royalty").unwrap_or_else(Royalty::none),
    };
    args.done();
    let bill = StorageBill::open();
    let caller = env::predecessor();
    let mut contract = Contract::load();
    contract.collections += 1;
    contract.save();
    let id = contract.collections;
    let collection = Collection { owner: Owner(caller.clone()), creator: caller.clone(), created_at: env::now(), terms };
    collection.save(id);
    Counters { minted: 0, assets: 0 }.save(id);
    bill.settle(&caller);
    events::nrc101("collection_create", |data| collection.members(id, data));
    env::return_json(&CollectionId(id).to_json());
}

/// A text given empty, or a context window of 0, clears the field; absent or null leaves it.
pub fn nrc_update_collection() {
    let mut args = Args::of_call();
    let id = args.collection();
    let caller = env::predecessor();
    let mut collection = Collection::load_owned(id, &caller);
    let before = collection.terms.clone();
    let terms = &mut collection.terms;
    replace(&mut terms.name, args.optional_name("name", MAX_NAME_BYTES));
    replace_clearable(&mut terms.kind_hint, args.optional_text("kind_hint", MAX_KIND_HINT_BYTES));
    if let Some(tokens) = args.optional_number("context_window") {
        terms.context_window = Some(tokens).filter(|tokens| *tokens > 0);
    }
    replace_clearable(&mut terms.base_model, args.optional_text("base_model", MAX_BASE_MODEL_BYTES));
    replace_clearable(&mut terms.image, args.optional_text("image", MAX_IMAGE_BYTES));
    replace_clearable(&mut terms.description, args.optional_text("description", MAX_DESCRIPTION_BYTES));
    replace(&mut terms.minting, optional_minting(&mut args));
    replace(&mut terms.royalty, Royalty::optional(&mut args, "royalty"));
    args.done();
    let bill = StorageBill::open();
    if collection.terms != before {
        collection.save(id);
        let terms = &collection.terms;
        events::nrc101("collection_update", |data| {
            terms.policy(terms.texts(data.member("collection_id", &CollectionId(id)))).member("by", &caller)
        });
    }
    bill.settle(&caller);
}

pub fn nrc_transfer_collection() {
    let mut args = Args::of_call();
    let id = args.collection();
    let new_owner = args.account("new_owner_id");
    args.done();
    require_one_yocto();
    let caller = env::predecessor();
    let mut collection = Collection::load_owned(id, &caller);
    if new_owner == caller {
        refuse(Refusal::SelfTransfer)
    }
    collection.owner = Owner(new_owner.clone());
    collection.save(id);
    events::nrc101("collection_transfer", |data| {
        data.member("collection_id", &CollectionId(id)).member("old_owner_id", &caller).member("new_owner_id", &new_owner)
    });
}

impl Collection {
    pub fn members<'a>(&self, id: u64, data: Object<'a>) -> Object<'a> {
        let data = self.terms.texts(data.member("collection_id", &CollectionId(id)));
        self.terms
            .policy(data.member("creator_id", &self.creator).member("owner_id", &self.owner.0))
            .member("created_at", &Decimal(u128::from(self.created_at)))
    }
}

impl Terms {
    fn texts<'a>(&self, data: Object<'a>) -> Object<'a> {
        data.member("name", &self.name)
            .member("kind_hint", &self.kind_hint)
            .member("context_window", &self.context_window)
            .member("base_model", &self.base_model)
            .member("image", &self.image)
            .member("description", &self.description)
    }

    fn policy<'a>(&self, data: Object<'a>) -> Object<'a> {
        data.member("minting", &self.minting).member("royalty", &self.royalty)
    }
}

pub struct CollectionId(pub u64);

impl ToJson for CollectionId {
    fn write(&self, out: &mut String) {
        Decimal(u128::from(self.0)).write(out);
    }
}

impl Minting {
    const NAMES: [(Self, &'static str); 3] = [(Self::Owner, "owner"), (Self::AllowList, "allow_list"), (Self::Open, "open")];
}

impl ToJson for Minting {
    fn write(&self, out: &mut String) {
        for (minting, name) in Self::NAMES {
            if minting == *self {
                name.write(out);
            }
        }
    }
}

impl Stored for Minting {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self as u8);
    }

    fn take(reader: &mut Reader) -> Self {
        match u8::take(reader) {
            0 => Self::Owner,
            1 => Self::AllowList,
            2 => Self::Open,
            _ => refuse(Refusal::Internal),
        }
    }
}

fn optional_minting(args: &mut Args) -> Option<Minting> {
    let text = args.raw_text("minting")?;
    let known = Minting::NAMES.iter().find(|(_, name)| *name == text);
    Some(known.unwrap_or_else(|| refuse(Refusal::BadMember("minting", "is not owner, allow_list or open"))).0)
}

fn clearable(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

fn replace<T>(field: &mut T, given: Option<T>) {
    if let Some(value) = given {
        *field = value;
    }
}

fn replace_clearable(field: &mut Option<String>, given: Option<String>) {
    if given.is_some() {
        *field = clearable(given);
    }
}

fn key(id: u64) -> Key {
    Key::new(COLLECTION).number(id)
}

fn counters_key(id: u64) -> Key {
    Key::new(COLLECTION_COUNTERS).number(id)
}
