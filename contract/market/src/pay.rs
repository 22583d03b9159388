//! Money going out. A payment is sent at once; where its transfer fails, or the gas does not stretch to it, the amount becomes
//! withdrawable, and an event says so.
use crate::account::{credit, Account};
use crate::gas;
use crate::market::Market;
use crate::refusal::{refuse, Refusal};
use alloc::string::String;
use kit::account::AccountId;
use kit::args::Args;
use kit::codec::Vec;
use kit::env;
use kit::events::object;
use kit::json::read::Json;
use kit::json::write::{Decimal, Object, ToJson};
use kit::promise::{self, Call, Outcome, Promise};

pub struct Payment {
    pub to: AccountId,
    pub amount: u128,
    /// What the amount is due for, should it not arrive.
    pub reason: &'static str,
}

/// The sponsor's deposit pays for the records of payees who cannot be paid and are not known here; it cannot leave before all is
/// done, and only then are the bytes released that it kept for that.
pub fn pay(payments: Vec<Payment>, sponsor: Option<&AccountId>, release: u64) {
    let mut rest = payments.len() as u64;
    let mut sent: Vec<Payment> = Vec::new();
    let mut transfers: Vec<Promise> = Vec::new();
    for payment in payments {
        rest -= 1;
        if gas::allows_push(&payment.to, sent.len() as u64, rest) {
            transfers.push(Promise::to(&payment.to).transfer(payment.amount));
            sent.push(payment);
        } else {
            credit(&payment.to, payment.amount, sponsor, payment.reason);
        }
    }
    if sent.is_empty() {
        return sponsor.map_or((), |sponsor| Account::release(sponsor, release));
    }
    let total: u128 = sent.iter().map(|payment| payment.amount).sum();
    Market::change(|market| market.paying += total);
    if let Some(sponsor) = sponsor {
        Account::change(sponsor, |account| account.holds += 1);
    }
    let arguments = object(|data| data.member("sponsor_id", &sponsor).member("release", &release).member("payments", &sent));
    let gas = gas::on_paid(sent.len() as u64);
    Promise::all(&transfers).then(&env::current_account()).call(&Call { method: "on_paid", arguments: &arguments, deposit: 0, gas });
}

pub fn on_paid() {
    require_callback();
    let mut args = Args::of_call();
    let sponsor = args.optional_account("sponsor_id");
    let release = Args::required("release", args.optional_number("release"));
    let payments: Vec<_> = Args::required("payments", args.optional_list("payments")).into_iter().map(sent_payment).collect();
    let total: u128 = payments.iter().map(|(_, amount, _)| amount).sum();
    Market::change(|market| market.paying -= total);
    for (index, (to, amount, reason)) in payments.iter().enumerate() {
        if matches!(promise::result(index as u64, 0), Outcome::Failed) {
            credit(to, *amount, sponsor.as_ref(), reason);
        }
    }
    if let Some(sponsor) = sponsor {
        Account::change(&sponsor, |account| {
            account.holds -= 1;
            account.used -= release;
        });
    }
}

fn sent_payment(item: Json) -> (AccountId, u128, String) {
    let mut args = Args::required("payments", Args::single("payments", item).optional_object("payments"));
    let reason = Args::required("reason", args.raw_text("reason"));
    (args.account("account_id"), args.amount("amount"), reason)
}

/// Callbacks are for the contract itself, and only as callbacks.
pub fn require_callback() {
    if env::predecessor() != env::current_account() || promise::result_count() == 0 {
        refuse(Refusal::Private)
    }
}

impl ToJson for Payment {
    fn write(&self, out: &mut String) {
        Object::open(out).member("account_id", &self.to).member("amount", &Decimal(self.amount)).member("reason", self.reason).close();
    }
}
