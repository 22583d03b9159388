//! Grants and the access list of an asset. The list is kept for each epoch apart, in slots 0 to n-1, the last one moved into
//! a slot that is left; so a new epoch begins with an empty list and nothing is walked through.
use crate::asset::Asset;
use crate::key::{OfToken, GRANT, GRANT_SLOT};
use crate::level::Level;
use crate::refusal::defect;
use crate::token::TokenId;
use kit::account::AccountId;
use kit::codec::{record, Stored};
use kit::env;
use kit::key::Key;

record! {
    pub struct Grant {
        pub level: Level,
        pub epoch: u32,
        /// The first nanosecond at which it holds no longer; none: it does not expire.
        pub expires_at: Option<u64>,
        pub granted_at: u64,
        pub granted_by: AccountId,
        pub slot: u32,
    }
}

impl Grant {
    /// The account's grant of the present epoch, expired or not.
    pub fn find(token: TokenId, asset: &Asset, account: &AccountId) -> Option<Self> {
        let bytes = env::read(&key(token, account))?;
        Some(Self::decode(&bytes)).filter(|grant| grant.epoch == asset.epoch)
    }

    pub fn holds_at(&self, now: u64) -> bool {
        self.expires_at.is_none_or(|expiry| expiry > now)
    }

    pub fn save(&self, token: TokenId, account: &AccountId) {
        env::write(&key(token, account), &self.encode());
    }

    /// Takes the account from the list; the asset's count of grants goes down by one.
    pub fn remove(&self, token: TokenId, asset: &mut Asset, account: &AccountId) {
        asset.grants -= 1;
        let last = asset.grants;
        if self.slot != last {
            let moved = account_at(token, asset.epoch, last);
            let mut grant = Self::find(token, asset, &moved).unwrap_or_else(|| defect());
            grant.slot = self.slot;
            grant.save(token, &moved);
            env::write(&slot_key(token, asset.epoch, self.slot), &moved.encode());
        }
        env::remove(&slot_key(token, asset.epoch, last));
        env::remove(&key(token, account));
        asset.save(token);
    }
}

/// Puts the account at the end of the list; its slot is answered.
pub fn add_to_list(token: TokenId, asset: &mut Asset, account: &AccountId) -> u32 {
    let slot = asset.grants;
    env::write(&slot_key(token, asset.epoch, slot), &account.encode());
    asset.grants += 1;
    asset.save(token);
    slot
}

pub fn account_at(token: TokenId, epoch: u32, slot: u32) -> AccountId {
    let bytes = env::read(&slot_key(token, epoch, slot));
    bytes.map_or_else(|| defect(), |bytes| AccountId::decode(&bytes))
}

fn key(token: TokenId, account: &AccountId) -> Key {
    Key::new(GRANT).token(token).account(account)
}

fn slot_key(token: TokenId, epoch: u32, slot: u32) -> Key {
    Key::new(GRANT_SLOT).token(token).number(u64::from(epoch)).number(u64::from(slot))
}
