//! Taking out what is due: by its account, or by anyone for it, as often as it takes.
use crate::account::Account;
use crate::events;
use crate::gas;
use crate::market::Market;
use crate::pay::require_own_call;
use crate::refusal::{refuse, Refusal};
use kit::account::AccountId;
use kit::args::Args;
use kit::env;
use kit::events::object;
use kit::json::write::{Decimal, ToJson};
use kit::promise::{self, Call, Outcome, Promise};
use kit::storage::require_no_deposit;

/// Answers true once the money has arrived; false where it could not, and is still due.
pub fn withdraw() {
    let mut args = Args::of_call();
    let account_id = args.optional_account("account_id").unwrap_or_else(env::predecessor);
    args.done();
    require_no_deposit();
    let mut account = Account::find(&account_id).unwrap_or_else(|| refuse(Refusal::NothingDue));
    let amount = core::mem::take(&mut account.due);
    if amount == 0 {
        refuse(Refusal::NothingDue)
    }
    account.paying += amount;
    account.save(&account_id);
    Market::change(|market| {
        market.due -= amount;
        market.paying += amount;
    });
    let arguments = object(|data| data.member("account_id", &account_id).member("amount", &Decimal(amount)));
    Promise::to(&account_id)
        .transfer(amount)
        .then(&env::current_account())
        .call(&Call { method: "on_withdrawn", arguments: &arguments, deposit: 0, gas: gas::ON_WITHDRAWN })
        .answer();
}

pub fn on_withdrawn() {
    require_own_call();
    let mut args = Args::of_call();
    let account_id = args.account("account_id");
    let amount = args.amount("amount");
    let arrived = !matches!(promise::result(0, 0), Outcome::Failed);
    move_back(&account_id, amount, arrived);
    if arrived {
        events::refund_paid(&account_id, amount);
    }
    env::return_json(&arrived.to_json());
}

fn move_back(account_id: &AccountId, amount: u128, arrived: bool) {
    let due = if arrived { 0 } else { amount };
    Account::change(account_id, |account| {
        account.paying -= amount;
        account.due += due;
    });
    Market::change(|market| {
        market.paying -= amount;
        market.due += due;
    });
}
