//! What an account has with the market: its storage deposit, what it pays for with it, and what is due to it.
use crate::key::{ACCOUNT, RECORD_OVERHEAD};
use crate::refusal::{refuse, Refusal};
use kit::account::AccountId;
use kit::codec::{record, Stored};
use kit::env;
use kit::key::Key;
use kit::storage::YOCTO_PER_BYTE;

record! {
    /// Of fixed size: a callback that credits an account adds no byte that nobody paid for.
    pub struct Account {
        /// NEP-145, in yoctoNEAR.
        pub deposit: u128,
        /// Bytes that the deposit pays for: this record, what the account has open, and what its sales may yet need.
        pub used: u64,
        /// Withdrawable.
        pub due: u128,
        /// Withdrawn, in a transfer whose outcome is not known yet.
        pub paying: u128,
        /// Bids that stand and payments under way that may come back: the account cannot leave before.
        pub holds: u32,
    }
}

const KEY_BYTES: u64 = 1 + 32;
const VALUE_BYTES: u64 = 16 + 8 + 16 + 16 + 4;
pub const ACCOUNT_BYTES: u64 = RECORD_OVERHEAD + KEY_BYTES + VALUE_BYTES;
pub const ACCOUNT_PRICE: u128 = ACCOUNT_BYTES as u128 * YOCTO_PER_BYTE;

impl Account {
    /// The contract's own money pays for it: the treasury's, which is there from the start and cannot leave.
    pub fn empty() -> Self {
        Self { deposit: 0, used: 0, due: 0, paying: 0, holds: 0 }
    }

    pub fn registered(deposit: u128) -> Self {
        Self { deposit, used: ACCOUNT_BYTES, ..Self::empty() }
    }

    pub fn find(id: &AccountId) -> Option<Self> {
        env::read(&key(id)).map(|bytes| Self::decode(&bytes))
    }

    pub fn load(id: &AccountId) -> Self {
        Self::find(id).unwrap_or_else(|| refuse(Refusal::NotRegistered))
    }

    pub fn save(&self, id: &AccountId) {
        env::write(&key(id), &self.encode());
    }

    pub fn remove(id: &AccountId) {
        env::remove(&key(id));
    }

    /// As `change`, for what must come to its end: an account that is not there has nothing to change, and is no reason to refuse.
    pub fn change_known(id: &AccountId, change: impl FnOnce(&mut Self)) {
        if let Some(mut account) = Self::find(id) {
            change(&mut account);
            account.save(id);
        }
    }

    /// Read, changed and written in one: two accounts in one call may be the same.
    pub fn change<T>(id: &AccountId, change: impl FnOnce(&mut Self) -> T) -> T {
        let mut account = Self::load(id);
        let answer = change(&mut account);
        account.save(id);
        answer
    }

    pub fn available(&self) -> u128 {
        self.deposit.saturating_sub(u128::from(self.used) * YOCTO_PER_BYTE)
    }

    /// Bytes that the account writes or reserves; refused where its deposit does not cover them.
    pub fn charge(id: &AccountId, bytes: u64) {
        Self::change(id, |account| {
            account.used += bytes;
            let needed = u128::from(account.used) * YOCTO_PER_BYTE;
            if needed > account.deposit {
                refuse(Refusal::StorageTooSmall(needed - account.deposit))
            }
        });
    }

    pub fn release(id: &AccountId, bytes: u64) {
        if bytes > 0 {
            Self::change_known(id, |account| account.used = account.used.saturating_sub(bytes));
        }
    }
}

fn key(id: &AccountId) -> Key {
    Key::new(ACCOUNT).hashed(id)
}
