//! A collection's allow-list of minters.
use crate::args::AssetArgs;
use crate::bill::Bill;
use crate::collection::{Collection, CollectionId};
use crate::events;
use crate::key::MINTER;
use crate::refusal::{refuse, Refusal};
use crate::terms::Minting;
use kit::account::AccountId;
use kit::args::Args;
use kit::env;
use kit::key::Key;
use kit::storage::require_some_deposit;

pub fn require_minter(id: u64, collection: &Collection, caller: &AccountId) {
    let may = collection.owner.0 == *caller
        || match collection.terms.minting {
            Minting::Owner => false,
            Minting::AllowList => env::has(&key(id, caller)),
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
    Collection::load_owned(id, &caller);
    let bill = Bill::open();
    let key = key(id, &account);
    if env::has(&key) != allowed {
        if allowed {
            env::write(&key, &[]);
        } else {
            env::remove(&key);
        }
        events::nrc101("minter_set", |data| {
            data.member("collection_id", &CollectionId(id)).member("account_id", &account).member("allowed", &allowed)
        });
    }
    bill.settle(&caller);
}

fn key(id: u64, account: &AccountId) -> Key {
    Key::new(MINTER).number(id).account(account)
}
