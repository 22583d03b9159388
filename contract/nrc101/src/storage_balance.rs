//! NEP-145. A balance that an account has deposited pays for state where a call's own deposit falls short, so that a wallet or a
//! contract need not reckon bytes; and it keeps what a payout could not deliver. Nobody has to register.
use crate::bill::YOCTO_PER_BYTE;
use crate::events;
use crate::key::STORAGE_BALANCE;
use crate::refusal::{refuse, Misuse, Refusal};
use alloc::string::String;
use kit::account::AccountId;
use kit::args::Args;
use kit::codec::Stored;
use kit::env;
use kit::events::object;
use kit::json::write::{Decimal, Raw, ToJson};
use kit::key::Key;
use kit::storage::require_one_yocto;

/// Of the balance's own record: tag, padded account, u128, and NEAR's 40 a record.
const RECORD_BYTES: u128 = 1 + 64 + 16 + 40;
const LEAST: u128 = RECORD_BYTES * YOCTO_PER_BYTE;

pub fn storage_deposit() {
    let mut args = Args::of_call();
    let account = args.optional_account("account_id").unwrap_or_else(env::predecessor);
    let registration_only = args.optional_bool("registration_only").unwrap_or(false);
    args.done();
    let deposit = env::deposit();
    let known = find(&account);
    let charge = if known.is_some() { 0 } else { LEAST };
    let left = deposit.checked_sub(charge).unwrap_or_else(|| refuse(Misuse::DepositTooSmall(LEAST)));
    let (kept, refund) = if registration_only { (0, left) } else { (left, 0) };
    let available = known.unwrap_or(0) + kept;
    save(&account, available);
    if refund > 0 {
        env::transfer(&env::predecessor(), refund);
    }
    env::return_json(&balance_json(available));
}

pub fn storage_withdraw() {
    let mut args = Args::of_call();
    let amount = args.optional_amount("amount");
    args.done();
    require_one_yocto();
    let caller = env::predecessor();
    let available = find(&caller).unwrap_or_else(|| refuse(Refusal::Storage("the account has no storage balance")));
    let amount = amount.unwrap_or(available);
    let left = available.checked_sub(amount).unwrap_or_else(|| refuse(Refusal::Storage("more than is available")));
    save(&caller, left);
    if amount > 0 {
        env::transfer(&caller, amount);
    }
    env::return_json(&balance_json(left));
}

/// Nothing else hangs on the registration, so `force` changes nothing. Answers whether there was one.
pub fn storage_unregister() {
    let mut args = Args::of_call();
    args.optional_bool("force");
    args.done();
    require_one_yocto();
    let caller = env::predecessor();
    let available = find(&caller);
    if let Some(available) = available {
        env::remove(&key(&caller));
        env::transfer(&caller, available + LEAST + env::deposit());
    }
    env::return_json(&available.is_some().to_json());
}

pub fn storage_balance_of() {
    let mut args = Args::of_call();
    let account = args.account("account_id");
    args.done();
    env::return_json(&find(&account).map(|available| Raw(balance_json(available))).to_json());
}

pub fn storage_balance_bounds() {
    Args::of_call().done();
    env::return_json(&object(|data| data.member("min", &Decimal(LEAST)).member("max", &None::<String>)));
}

/// Takes the amount out of the account's balance; false, and nothing taken, where there is not so much.
pub fn spend(account: &AccountId, amount: u128) -> bool {
    let left = find(account).and_then(|available| available.checked_sub(amount));
    if let Some(left) = left {
        save(account, left);
    }
    left.is_some()
}

/// Puts an amount that could not be sent into the account's balance, the balance's own record paid out of it. What does not pay
/// for a record is sent to the asset's owner, and stays with the contract where the owner is the one whom it did not reach.
pub fn hold(account: &AccountId, amount: u128, owner: &AccountId) {
    let known = find(account);
    let charge = if known.is_some() { 0 } else { LEAST };
    let Some(kept) = amount.checked_sub(charge) else {
        forward(account, amount, Some(owner).filter(|owner| *owner != account));
        return;
    };
    save(account, known.unwrap_or(0) + kept);
    events::nrc101("payout_hold", |data| data.member("account_id", account).member("amount", &Decimal(kept)));
}

fn forward(account: &AccountId, amount: u128, to: Option<&AccountId>) {
    if let Some(to) = to {
        env::transfer(to, amount);
    }
    events::nrc101("payout_forward", |data| data.member("account_id", account).member("amount", &Decimal(amount)).member("to_id", &to));
}

fn balance_json(available: u128) -> String {
    object(|data| data.member("total", &Decimal(available + LEAST)).member("available", &Decimal(available)))
}

fn find(account: &AccountId) -> Option<u128> {
    env::read(&key(account)).map(|bytes| u128::decode(&bytes))
}

fn save(account: &AccountId, available: u128) {
    env::write(&key(account), &available.encode());
}

fn key(account: &AccountId) -> Key {
    Key::new(STORAGE_BALANCE).owner(account)
}
