//! The contract's own record: written once by `new`, then counted up.
use crate::account::AccountId;
use crate::args::Args;
use crate::codec::{record, Stored};
use crate::env;
use crate::key::{Key, CONTRACT};
use crate::refusal::{refuse, Refusal};

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
        env::read(&Key::new(CONTRACT)).map_or_else(|| refuse(Refusal::NotInit), |bytes| Self::decode(&bytes))
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
        refuse(Refusal::AlreadyInit)
    }
    Contract { owner, collections: 0, assets: 0 }.save();
}
