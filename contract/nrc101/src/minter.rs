//! A collection's allow-list of minters. A transfer of the collection begins another, empty one.
use crate::args::AssetArgs;
use crate::bill::Bill;
use crate::collection::{Collection, CollectionId};
use crate::events;
use crate::key::{COLLECTION_MINTERS, MINTER};
use crate::list::List;
use crate::refusal::{refuse, Refusal};
use crate::terms::Minting;
use kit::account::AccountId;
use kit::args::Args;
use kit::codec::Stored;
use kit::env;
use kit::json::write::ToJson;
use kit::key::Key;
use kit::storage::require_some_deposit;

pub fn require_minter(id: u64, collection: &Collection, caller: &AccountId) {
    let may = collection.owner.0 == *caller
        || match collection.terms.minting {
            Minting::Owner => false,
            Minting::AllowList => place(id, collection.epoch, caller).is_some(),
            Minting::Open => true,
        };
    if !may {
        refuse(Refusal::NotMinter)
    }
}

pub fn nrc_set_minter() {
    let mut args = Args::of_call();
    let id = args.collection();
    let account = args.account("account_id");
    let allowed = Args::required("allowed", args.optional_bool("allowed"));
    args.done();
    require_some_deposit();
    let caller = env::predecessor();
    let epoch = Collection::load_owned(id, &caller).epoch;
    let bill = Bill::open();
    let place = place(id, epoch, &account);
    if place.is_some() != allowed {
        match place {
            None => set_place(id, epoch, &account, list(id, epoch).push(account.clone())),
            Some(place) => remove(id, epoch, &account, place),
        }
        events::nrc101("minter_set", |data| {
            data.member("collection_id", &CollectionId(id)).member("account_id", &account).member("allowed", &allowed)
        });
    }
    bill.settle(&caller);
}

pub fn nrc_minters() {
    let mut args = Args::of_call();
    let id = args.collection();
    let page = args.page();
    args.done();
    let list = list(id, Collection::load(id).epoch);
    env::return_json(&list.items(page.of(u64::from(list.length()))).to_json());
}

fn remove(id: u64, epoch: u32, account: &AccountId, at: u32) {
    env::remove(&key(id, epoch, account));
    if let Some(other) = list(id, epoch).remove(at) {
        set_place(id, epoch, &other, at);
    }
}

/// Where the account stands in the list.
fn place(id: u64, epoch: u32, account: &AccountId) -> Option<u32> {
    env::read(&key(id, epoch, account)).map(|bytes| u32::decode(&bytes))
}

fn set_place(id: u64, epoch: u32, account: &AccountId, place: u32) {
    env::write(&key(id, epoch, account), &place.encode());
}

fn list(id: u64, epoch: u32) -> List<AccountId> {
    List::load(&Key::new(COLLECTION_MINTERS).number(id).number(u64::from(epoch)))
}

fn key(id: u64, epoch: u32, account: &AccountId) -> Key {
    Key::new(MINTER).number(id).number(u64::from(epoch)).account(account)
}
