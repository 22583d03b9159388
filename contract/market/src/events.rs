//! The events of this contract, and the small values that they share.
use kit::account::AccountId;
use kit::events::{emit, Members};
use kit::json::write::Decimal;

const STANDARD: (&str, &str) = ("nrc101_market", "1.0.0");

pub fn market(event: &str, members: impl Members) {
    emit(STANDARD, event, members);
}

/// Something became withdrawable. `refund_due` less `refund_paid` is an account's balance at every moment.
pub fn refund_due(account: &AccountId, amount: u128, reason: &str) {
    market("refund_due", |data| data.member("account_id", account).member("amount", &Decimal(amount)).member("reason", reason));
}

pub fn refund_paid(account: &AccountId, amount: u128) {
    market("refund_paid", |data| data.member("account_id", account).member("amount", &Decimal(amount)));
}

/// What would have become withdrawable, but is worth no record: somebody else's `refund_due` follows.
pub fn refund_forgo(account: &AccountId, amount: u128, reason: &str) {
    market("refund_forgo", |data| data.member("account_id", account).member("amount", &Decimal(amount)).member("reason", reason));
}

/// An id or a time in JSON.
pub fn number(number: u64) -> Decimal {
    Decimal(u128::from(number))
}

/// The end of a listing, an offer or an auction without a sale.
pub fn ended(event: &str, id_name: &str, id: u64, reason: &str) {
    market(event, |data| data.member(id_name, &number(id)).member("reason", reason));
}
