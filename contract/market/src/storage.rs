//! NEP-145: accounts pay for the bytes that they cause by a deposit made beforehand.
use crate::account::{Account, ACCOUNT_BYTES, ACCOUNT_PRICE};
use crate::market::Market;
use crate::pay::{pay, Payment};
use crate::refusal::{refuse, Misuse, Refusal};
use crate::views::done;
use alloc::string::String;
use kit::account::AccountId;
use kit::args::Args;
use kit::env;
use kit::events::object;
use kit::json::write::{Decimal, Raw, ToJson};
use kit::storage::require_one_yocto;

/// With `registration_only` no more is kept than registering costs.
pub fn storage_deposit() {
    let mut args = Args::of_call();
    let account_id = args.optional_account("account_id").unwrap_or_else(env::predecessor);
    let registration_only = args.optional_bool("registration_only").unwrap_or(false);
    args.done();
    let (caller, deposit) = (env::predecessor(), env::deposit());
    let known = Account::find(&account_id);
    let needed = if known.is_some() { 0 } else { ACCOUNT_PRICE };
    if deposit < needed {
        refuse(Misuse::DepositTooSmall(needed))
    }
    let kept = if registration_only { needed } else { deposit };
    let mut account = known.unwrap_or_else(|| Account::registered(0));
    account.deposit += kept;
    account.save(&account_id);
    Market::change(|market| market.storage += kept);
    let sponsor = Some(&account_id).filter(|id| **id == caller);
    give_back(&caller, deposit - kept, sponsor);
    env::return_json(&balance_json(&account));
}

/// What is not needed for anything open; all of it where no amount is given.
pub fn storage_withdraw() {
    let mut args = Args::of_call();
    let wanted = args.optional_amount("amount");
    args.done();
    require_one_yocto();
    let caller = env::predecessor();
    let mut account = Account::load(&caller);
    let available = account.available();
    let amount = wanted.unwrap_or(available);
    if amount > available {
        refuse(Refusal::StorageTooSmall(amount - available))
    }
    account.deposit -= amount;
    account.save(&caller);
    Market::change(|market| market.storage -= amount);
    give_back(&caller, amount, Some(&caller));
    env::return_json(&balance_json(&account));
}

/// Refused, forced or not, while anything is open or due: nothing that belongs to an account is ever burnt. The treasury stays:
/// its record holds no bytes of its own that could tell whether anything is open, and every sale has something to put there.
pub fn storage_unregister() {
    let mut args = Args::of_call();
    args.optional_bool("force");
    args.done();
    require_one_yocto();
    let caller = env::predecessor();
    if caller == Market::load().treasury {
        refuse(Refusal::TreasuryStays)
    }
    let Some(account) = Account::find(&caller) else { return env::return_json("false") };
    if account.used > ACCOUNT_BYTES || account.holds > 0 || account.due > 0 || account.paying > 0 {
        refuse(Refusal::StorageInUse)
    }
    Account::remove(&caller);
    Market::change(|market| market.storage -= account.deposit);
    give_back(&caller, account.deposit + env::deposit(), None);
    env::return_json("true");
}

pub fn storage_balance_of() {
    let mut args = Args::of_call();
    let account_id = args.account("account_id");
    done(args);
    env::return_json(&Account::find(&account_id).map(|account| Raw(balance_json(&account))).to_json());
}

pub fn storage_balance_bounds() {
    done(Args::of_call());
    env::return_json(&object(|data| data.member("min", &Decimal(ACCOUNT_PRICE)).member("max", &None::<String>)));
}

fn give_back(caller: &AccountId, amount: u128, sponsor: Option<&AccountId>) {
    if amount > 0 {
        pay([Payment { to: caller.clone(), amount, reason: "storage" }].into(), sponsor, 0);
    }
}

fn balance_json(account: &Account) -> String {
    object(|data| data.member("total", &Decimal(account.deposit)).member("available", &Decimal(account.available())))
}
