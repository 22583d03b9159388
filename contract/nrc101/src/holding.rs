//! The rights of an account in an asset: at most one of each origin, in one record, so that an access check reads one. The record
//! stands in two lists, the asset's accounts and the account's assets.
use crate::asset::Asset;
use crate::key::{OfToken, ACCOUNT_HOLDINGS, ASSET_HOLDINGS, HOLDING};
use crate::level::Level;
use crate::list::List;
use crate::origin::Origin;
use crate::token::TokenId;
use core::cmp::Reverse;
use kit::account::AccountId;
use kit::codec::{record, Stored, Vec};
use kit::env;
use kit::json::write::{Decimal, Object};
use kit::key::Key;
use kit::refusal::defect;

record! {
    pub struct Right {
        pub origin: Origin,
        pub level: Level,
        /// The access epoch it was written in; a grant lapses when the asset leaves it.
        pub epoch: u32,
        /// The first nanosecond at which it holds no longer; none: it does not expire.
        pub expires_at: Option<u64>,
        pub granted_at: u64,
        /// Who paid for its record, and is paid back when it goes.
        pub granted_by: AccountId,
    }
}

record! {
    pub struct Holding {
        pub rights: Vec<Right>,
        /// Where the account stands in the asset's list.
        pub in_asset: u32,
        /// Where the asset stands in the account's list.
        pub in_account: u32,
    }
}

impl Right {
    /// A right that a transfer has ended is as if it were not there; an expired one of today is still shown.
    pub fn is_of_today(&self, asset: &Asset) -> bool {
        self.origin.is_paid() || self.epoch == asset.epoch
    }

    pub fn is_live(&self, asset: &Asset) -> bool {
        self.is_of_today(asset) && self.expires_at.is_none_or(|expiry| expiry > env::now())
    }

    /// Whether to have another of that level and expiry instead of this one would be to lose nothing.
    pub fn is_within(&self, level: Level, expires_at: Option<u64>) -> bool {
        let outlived = match (self.expires_at, expires_at) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(mine), Some(others)) => mine <= others,
        };
        self.level <= level && outlived
    }

    pub fn members<'a>(&self, account: &AccountId, data: Object<'a>) -> Object<'a> {
        data.member("account_id", account)
            .member("level", &self.level)
            .member("expires_at", &self.expires_at.map(|time| Decimal(u128::from(time))))
            .member("granted_by", &self.granted_by)
            .member("granted_at", &Decimal(u128::from(self.granted_at)))
            .member("origin", &self.origin)
    }
}

impl Holding {
    pub fn find(token: TokenId, account: &AccountId) -> Option<Self> {
        env::read(&key(token, account)).map(|bytes| Self::decode(&bytes))
    }

    fn load(token: TokenId, account: &AccountId) -> Self {
        Self::find(token, account).unwrap_or_else(|| defect())
    }

    fn save(&self, token: TokenId, account: &AccountId) {
        env::write(&key(token, account), &self.encode());
    }

    pub fn right(&self, origin: Origin) -> Option<&Right> {
        self.rights.iter().find(|right| right.origin == origin)
    }

    /// Of several of the same level, the one whose origin comes first: grant, lease, resale, purchase.
    pub fn highest_live(&self, asset: &Asset) -> Option<&Right> {
        self.rights.iter().filter(|right| right.is_live(asset)).max_by_key(|right| (right.level, Reverse(right.origin as u8)))
    }
}

/// Writes the right in the place of the account's other one of that origin. `known` is what the account holds so far.
pub fn put(token: TokenId, account: &AccountId, known: Option<Holding>, right: Right) {
    let mut holding = known.unwrap_or_else(|| enlist(token, account));
    match holding.rights.iter_mut().find(|known| known.origin == right.origin) {
        Some(known) => *known = right,
        None => holding.rights.push(right),
    }
    holding.save(token, account);
}

/// Takes the account's right of that origin out of the state; with its last one it leaves the lists.
pub fn remove(token: TokenId, account: &AccountId, origin: Origin) {
    let Some(mut holding) = Holding::find(token, account) else { return };
    holding.rights.retain(|right| right.origin != origin);
    if holding.rights.is_empty() {
        delist(token, account, &holding);
    } else {
        holding.save(token, account);
    }
}

pub fn accounts_of(token: TokenId) -> List<AccountId> {
    List::load(&Key::new(ASSET_HOLDINGS).token(token))
}

pub fn assets_of(account: &AccountId) -> List<TokenId> {
    List::load(&Key::new(ACCOUNT_HOLDINGS).account(account))
}

fn enlist(token: TokenId, account: &AccountId) -> Holding {
    let in_asset = accounts_of(token).push(account.clone());
    let in_account = assets_of(account).push(token);
    Holding { rights: Vec::new(), in_asset, in_account }
}

fn delist(token: TokenId, account: &AccountId, holding: &Holding) {
    env::remove(&key(token, account));
    if let Some(other) = accounts_of(token).remove(holding.in_asset) {
        let mut moved = Holding::load(token, &other);
        moved.in_asset = holding.in_asset;
        moved.save(token, &other);
    }
    if let Some(other) = assets_of(account).remove(holding.in_account) {
        let mut moved = Holding::load(other, account);
        moved.in_account = holding.in_account;
        moved.save(other, account);
    }
}

fn key(token: TokenId, account: &AccountId) -> Key {
    Key::new(HOLDING).token(token).account(account)
}
