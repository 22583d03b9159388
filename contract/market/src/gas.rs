//! Fixed gas for each promise, so that what another contract does can never keep a callback from running.
use crate::refusal::{refuse, Refusal};
use kit::account::AccountId;
use kit::env;
use kit::promise::TERA_GAS;

pub const IS_APPROVED: u64 = 5 * TERA_GAS;
/// As many bids hang on the answer: twice what suffices for a sale.
pub const AUCTION_APPROVED: u64 = 10 * TERA_GAS;
/// Ends the auction and sends the bid back, to a payee named after a key too.
pub const ON_AUCTION_CHECKED: u64 = 25 * TERA_GAS;
pub const TRANSFER: u64 = 20 * TERA_GAS;
/// With so much gas a contract can answer some 290 kB, the reading of which takes 1.1 TGas a token.
const ON_TRANSFERRED: u64 = 54 * TERA_GAS;
const ON_TRANSFERRED_EACH: u64 = 13 * TERA_GAS;
const ON_CHECKED: u64 = 8 * TERA_GAS;
/// A write is charged for each node of the state's trie on its way, 16.1 GGas: twenty of them, more than a state under hashed keys
/// can have, take 0.32 TGas, and a credit is one write.
const ON_PAID: u64 = 6 * TERA_GAS;
const ON_PAID_EACH: u64 = TERA_GAS;
pub const ON_WITHDRAWN: u64 = 8 * TERA_GAS;
/// Sending a call and waiting for it: the protocol's fees, rounded up.
const PROMISE: u64 = 3 * TERA_GAS / 2;
/// What a call that starts a sale may still burn itself.
const START: u64 = 6 * TERA_GAS;

/// A payment's transfer; an implicit account may have to be created by it.
const PUSH: u64 = 6 * TERA_GAS / 10;
const PUSH_IMPLICIT: u64 = 9 * TERA_GAS;
/// What a call burns after its last payment has been sent.
const FINISH: u64 = TERA_GAS;

pub fn on_transferred(tokens: u64) -> u64 {
    ON_TRANSFERRED + ON_TRANSFERRED_EACH * tokens
}

/// For the call after the check: the transfers, and the callback that waits for them.
fn transfers(tokens: u64) -> u64 {
    (TRANSFER + PROMISE) * tokens + on_transferred(tokens) + PROMISE
}

pub fn on_checked(tokens: u64) -> u64 {
    ON_CHECKED + transfers(tokens)
}

pub fn on_paid(payments: u64) -> u64 {
    ON_PAID + ON_PAID_EACH * payments
}

/// Refuses before anything is done where the gas attached cannot carry a sale to its end.
pub fn require_for_sale(tokens: u64) {
    let check = if tokens > 1 { (IS_APPROVED + PROMISE) * tokens + PROMISE + ON_CHECKED } else { 0 };
    require(START + check + transfers(tokens));
}

pub fn require_for_auction_check(tokens: u64) {
    require(START + (AUCTION_APPROVED + PROMISE) * tokens + ON_AUCTION_CHECKED + PROMISE);
}

pub fn require(gas: u64) {
    let left = env::gas_left();
    if left < gas {
        refuse(Refusal::Gas(gas - left))
    }
}

/// Whether one more payment can be sent, with enough left for the callback that all of them need.
pub fn allows_push(to: &AccountId, payments: u64) -> bool {
    let push = if to.is_implicit() { PUSH_IMPLICIT } else { PUSH };
    env::gas_left() >= push + on_paid(payments) + PROMISE + FINISH
}
