//! The contract's own record: written once by `new`, then counted up.
use crate::key::CONTRACT;
use crate::refusal::{refuse, Misuse};
use kit::account::AccountId;
use kit::args::Args;
use kit::codec::{record, Stored};
use kit::env;
use kit::key::Key;

record! {
    pub struct Contract {
        pub owner: AccountId,
        /// Collections ever created.
        pub collections: u64,
        /// Assets that exist now.
        pub assets: u64,
    }
}

impl Contract {
    pub fn load() -> Self {
        env::read(&Key::new(CONTRACT)).map_or_else(|| refuse(Misuse::NotInit), |bytes| Self::decode(&bytes))
    }

    pub fn save(&self) {
        env::write(&Key::new(CONTRACT), &self.encode());
    }
}

pub fn new() {
    let mut args = Args::of_call();
    let owner = args.account("owner_id");
    args.done();
    if env::has(&Key::new(CONTRACT)) {
        refuse(Misuse::AlreadyInit)
    }
    Contract { owner, collections: 0, assets: 0 }.save();
}
