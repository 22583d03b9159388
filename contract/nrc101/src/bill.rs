//! Who pays for state. A call's caller does, by the difference in the account's storage usage: out of the attached deposit, and
//! where that falls short out of the balance it has deposited before (NEP-145). What is freed is paid to who paid for it.
use crate::storage_balance;
use alloc::vec::Vec;
use kit::account::AccountId;
use kit::env;
use kit::refusal::{refuse, Misuse};

/// Price of a byte of state on NEAR, in yoctoNEAR.
pub const YOCTO_PER_BYTE: u128 = 10_000_000_000_000_000_000;

pub struct Bill {
    usage_before: u64,
    reserved: i128,
    owed: Refunds,
}

impl Bill {
    pub fn open() -> Self {
        Self { usage_before: env::storage_usage(), reserved: 0, owed: Refunds::none() }
    }

    /// Bytes to pay for beyond what this call writes (or, negative, to give back beyond what it frees).
    pub fn reserve(&mut self, bytes: i128) {
        self.reserved += bytes;
    }

    /// The price of bytes that this call freed and another than its caller had paid for; the caller pays for all that it writes.
    pub fn owe(&mut self, to: &AccountId, price: u128) {
        if *to != env::predecessor() {
            self.reserved += (price / YOCTO_PER_BYTE) as i128;
            self.owed.add(to, price);
        }
    }

    pub fn settle(self, payer: &AccountId) {
        self.settle_beside(payer, 0);
    }

    /// Charges the payer for what was added, gives back what was freed, and refunds the rest of the deposit, of which `spent`
    /// went elsewhere. A rest of one yoctoNEAR is kept: it is the price of the proof that the key has full access.
    pub fn settle_beside(self, payer: &AccountId, spent: u128) {
        let bytes = self.bytes();
        let amount = bytes.unsigned_abs() * YOCTO_PER_BYTE;
        let (due, freed) = if bytes < 0 { (0, amount) } else { (amount, 0) };
        let too_small = || refuse(Misuse::DepositTooSmall(due.saturating_add(spent)));
        let left = env::deposit().checked_sub(spent).unwrap_or_else(too_small);
        let refund = if left >= due {
            left - due + freed
        } else {
            if !storage_balance::spend(payer, due - left) {
                too_small();
            }
            0
        };
        if refund > 1 {
            env::transfer(payer, refund);
        }
        self.owed.pay();
    }

    /// The price of what was freed since the bill was opened, in yoctoNEAR.
    pub fn freed(&self) -> u128 {
        (-self.bytes()).max(0).unsigned_abs() * YOCTO_PER_BYTE
    }

    fn bytes(&self) -> i128 {
        i128::from(env::storage_usage()) - i128::from(self.usage_before) + self.reserved
    }
}

/// What a call pays back, to each account in one transfer.
pub struct Refunds(Vec<(AccountId, u128)>);

impl Refunds {
    pub fn none() -> Self {
        Self(Vec::new())
    }

    pub fn add(&mut self, to: &AccountId, amount: u128) {
        match self.0.iter_mut().find(|(known, _)| known == to) {
            Some((_, sum)) => *sum += amount,
            None => self.0.push((to.clone(), amount)),
        }
    }

    pub fn pay(self) {
        for (account, amount) in self.0.iter().filter(|(_, amount)| *amount > 0) {
            env::transfer(account, *amount);
        }
    }
}
