//! How an amount is shared out: royalties first, in basis points, then the owner, who gets what division leaves over.
use crate::royalty::Royalty;
use alloc::{string::String, vec::Vec};
use kit::account::AccountId;
use kit::json::write::{Decimal, Object, ToJson};

pub const BASIS_POINTS: u128 = 10_000;

/// No account stands twice, and no amount is 0 but that of an owner who stands alone.
pub struct Payout(Vec<(AccountId, u128)>);

/// Rounded down, and without an intermediate product that could overflow.
pub fn share(amount: u128, basis_points: u16) -> u128 {
    let points = u128::from(basis_points);
    amount / BASIS_POINTS * points + amount % BASIS_POINTS * points / BASIS_POINTS
}

impl Payout {
    /// Shares out `amount`, of which each royalty takes its share of `price`.
    pub fn of(amount: u128, price: u128, royalty: &Royalty, owner: &AccountId) -> Self {
        let mut payout = Self(Vec::new());
        let mut left = amount;
        for (account, points) in royalty.shares() {
            let part = share(price, *points);
            left -= part;
            payout.add(account, part);
        }
        payout.add(owner, left);
        if payout.0.is_empty() {
            payout.0.push((owner.clone(), 0));
        }
        payout
    }

    pub fn with(mut self, account: &AccountId, amount: u128) -> Self {
        self.add(account, amount);
        self
    }

    pub fn parts(&self) -> &[(AccountId, u128)] {
        &self.0
    }

    fn add(&mut self, account: &AccountId, amount: u128) {
        match self.0.iter_mut().find(|(known, _)| known == account) {
            Some((_, sum)) => *sum += amount,
            None if amount > 0 => self.0.push((account.clone(), amount)),
            None => {}
        }
    }
}

impl ToJson for Payout {
    fn write(&self, out: &mut String) {
        let mut object = Object::open(out);
        for (account, amount) in &self.0 {
            object = object.member(account.as_str(), &Decimal(*amount));
        }
        object.close();
    }
}
