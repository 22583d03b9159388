//! Collections: what assets are minted into, by whom, and with which royalty.
use crate::args::AssetArgs;
use crate::bill::Bill;
use crate::catalogue;
use crate::contract::Contract;
use crate::events;
use crate::key::COLLECTION;
use crate::refusal::{refuse, Refusal};
use crate::terms::Terms;
use alloc::string::String;
use kit::account::{AccountId, Owner};
use kit::args::Args;
use kit::codec::{record, Stored};
use kit::env;
use kit::json::write::{Decimal, Object, ToJson};
use kit::key::Key;
use kit::storage::{require_one_yocto, require_some_deposit};

record! {
    pub struct Collection {
        pub owner: Owner,
        pub creator: AccountId,
        pub created_at: u64,
        /// Counts the collection's transfers; the allow-list is of one owner.
        pub epoch: u32,
        pub terms: Terms,
    }
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

pub fn nrc_create_collection() {
    let mut args = Args::of_call();
    let terms = Terms::take(&mut args);
    args.done();
    let bill = Bill::open();
    let caller = env::predecessor();
    let mut contract = Contract::load();
    contract.collections += 1;
    contract.save();
    let id = contract.collections;
    let collection = Collection { owner: Owner(caller.clone()), creator: caller.clone(), created_at: env::now(), epoch: 0, terms };
    collection.save(id);
    catalogue::open(id);
    bill.settle(&caller);
    events::nrc101("collection_create", |data| collection.members(id, data));
    env::return_json(&CollectionId(id).to_json());
}

pub fn nrc_update_collection() {
    let mut args = Args::of_call();
    let id = args.collection();
    let caller = env::predecessor();
    let mut collection = Collection::load_owned(id, &caller);
    let before = collection.terms.clone();
    collection.terms.change(&mut args);
    args.done();
    require_some_deposit();
    let bill = Bill::open();
    let terms = &collection.terms;
    if *terms != before {
        collection.save(id);
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
    collection.epoch += 1;
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

pub struct CollectionId(pub u64);

impl ToJson for CollectionId {
    fn write(&self, out: &mut String) {
        Decimal(u128::from(self.0)).write(out);
    }
}

fn key(id: u64) -> Key {
    Key::new(COLLECTION).number(id)
}
