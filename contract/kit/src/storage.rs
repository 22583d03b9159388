//! Who pays for state: the caller, by the difference in the account's storage usage over the call.
use crate::account::AccountId;
use crate::env;
use crate::refusal::{refuse, Misuse};

/// Price of a byte of state on NEAR, in yoctoNEAR.
pub const YOCTO_PER_BYTE: u128 = 10_000_000_000_000_000_000;

pub fn require_one_yocto() {
    if env::deposit() != 1 {
        refuse(Misuse::OneYoctoExactly)
    }
}

/// A call that has no use for a deposit must not swallow one.
pub fn require_no_deposit() {
    if env::deposit() != 0 {
        refuse(Misuse::NoDeposit)
    }
}

/// A deposit can be attached only with a full-access key: this keeps stolen function-call keys from moving rights.
pub fn require_some_deposit() {
    if env::deposit() == 0 {
        refuse(Misuse::DepositTooSmall(1))
    }
}

pub struct StorageBill {
    usage_before: u64,
    reserved: i128,
}

impl StorageBill {
    pub fn open() -> Self {
        Self { usage_before: env::storage_usage(), reserved: 0 }
    }

    /// Bytes to pay for beyond what this call writes (or, negative, to give back beyond what it frees).
    pub fn reserve(&mut self, bytes: i128) {
        self.reserved += bytes;
    }

    /// Charges the payer for what was added, gives back what was freed, and refunds the rest of the deposit. A rest of one
    /// yoctoNEAR is kept: it is the price of the proof that the key has full access.
    pub fn settle(self, payer: &AccountId) {
        let bytes = i128::from(env::storage_usage()) - i128::from(self.usage_before) + self.reserved;
        let amount = bytes.unsigned_abs() * YOCTO_PER_BYTE;
        let deposit = env::deposit();
        let refund = if bytes < 0 {
            deposit + amount
        } else {
            deposit.checked_sub(amount).unwrap_or_else(|| refuse(Misuse::DepositTooSmall(amount)))
        };
        if refund > 1 {
            env::transfer(payer, refund);
        }
    }
}
