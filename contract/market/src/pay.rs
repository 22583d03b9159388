//! Money going out. A payment is sent at once; where its transfer fails, or the gas does not stretch to it, the amount becomes
//! withdrawable, and an event says so.
use crate::account::Account;
use crate::credits::Credits;
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

/// The sponsor's deposit may have to pay for a record (see `Credits`); it cannot leave before all is done, and only then are the bytes
/// released that it kept for that. Whatever has to be credited is credited by `on_paid`, whose
/// gas is set aside for all of it: the more so as the events of sixty credits would not fit beside those of a sale.
pub fn pay(payments: Vec<Payment>, sponsor: Option<&AccountId>, release: u64) {
    if payments.is_empty() {
        return sponsor.map_or((), |sponsor| Account::release(sponsor, release));
    }
    let total: u128 = payments.iter().map(|payment| payment.amount).sum();
    Market::change(|market| market.paying += total);
    if let Some(sponsor) = sponsor {
        Account::change_known(sponsor, |account| account.holds += 1);
    }
    let (mut first, mut later) = (Vec::new(), Vec::new());
    let mut transfers: Vec<Promise> = Vec::new();
    let count = payments.len() as u64;
    for payment in payments {
        if gas::allows_push(&payment.to, count) {
            transfers.push(Promise::to(&payment.to).transfer(payment.amount));
            first.push(payment);
        } else {
            later.push(payment);
        }
    }
    let market = env::current_account();
    let next = if transfers.is_empty() { Promise::to(&market) } else { Promise::all(&transfers).then(&market) };
    let arguments =
        object(|data| data.member("sponsor_id", &sponsor).member("release", &release).member("sent", &first).member("unsent", &later));
    next.call(&Call { method: "on_paid", arguments: &arguments, deposit: 0, gas: gas::on_paid(count) });
}

pub fn on_paid() {
    require_own_call();
    let mut args = Args::of_call();
    let sponsor = args.optional_account("sponsor_id");
    let release = Args::required("release", args.optional_number("release"));
    let sent = payments(&mut args, "sent");
    let unsent = payments(&mut args, "unsent");
    let total: u128 = sent.iter().chain(&unsent).map(|(_, amount, _)| amount).sum();
    let mut credits = Credits::open(sponsor.as_ref());
    for (index, (to, amount, reason)) in sent.iter().enumerate() {
        if matches!(promise::result(index as u64, 0), Outcome::Failed) {
            credits.add(to, *amount, reason);
        }
    }
    for (to, amount, reason) in &unsent {
        credits.add(to, *amount, reason);
    }
    credits.finish(
        |market| market.paying -= total,
        |account| {
            account.holds = account.holds.saturating_sub(1);
            account.used = account.used.saturating_sub(release);
        },
    );
}

fn payments(args: &mut Args, name: &'static str) -> Vec<(AccountId, u128, String)> {
    Args::required(name, args.optional_list(name)).into_iter().map(sent_payment).collect()
}

fn sent_payment(item: Json) -> (AccountId, u128, String) {
    let mut args = Args::required("payments", Args::single("payments", item).optional_object("payments"));
    let reason = Args::required("reason", args.raw_text("reason"));
    (args.account("account_id"), args.amount("amount"), reason)
}

/// What comes of a promise is told by the contract to itself.
pub fn require_own_call() {
    if env::predecessor() != env::current_account() {
        refuse(Refusal::Private)
    }
}

impl ToJson for Payment {
    fn write(&self, out: &mut String) {
        Object::open(out).member("account_id", &self.to).member("amount", &Decimal(self.amount)).member("reason", self.reason).close();
    }
}
