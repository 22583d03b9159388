//! Sending a payout, so that none of it is lost: what an account cannot be sent (there may be no such account) is kept in its storage
//! balance, from where it is withdrawn; and what does not pay for the record of one goes to the asset's owner.
use crate::host::{self, Batch};
use crate::payout::Payout;
use crate::refusal::{refuse, Refusal};
use crate::storage_balance;
use alloc::vec::Vec;
use kit::account::AccountId;
use kit::args::Args;
use kit::env;
use kit::events::object;

const GAS_TO_RESOLVE: u64 = 20_000_000_000_000;

/// What is too small even for the record of a balance goes to `owner`.
pub fn send(payout: &Payout, owner: &AccountId) {
    let parts = payout.parts().iter().filter(|(_, amount)| *amount > 0);
    let transfers: Vec<Batch> = parts.map(|(account, amount)| Batch::to(account).transfer(*amount)).collect();
    let arguments = object(|data| data.member("payout", payout).member("owner_id", owner));
    Batch::after_all(&transfers, &env::current_account()).call("nrc_resolve_payout", &arguments, GAS_TO_RESOLVE, 0);
}

/// The callback: only the contract itself may call it.
pub fn nrc_resolve_payout() {
    require_self();
    let mut args = Args::of_call();
    let parts = Args::required("payout", args.optional_object("payout")).into_members();
    let owner = args.account("owner_id");
    args.done();
    let mut index = 0;
    for (account, amount) in parts {
        let mut part = Args::single("amount", amount);
        let amount = part.amount("amount");
        if amount == 0 {
            continue;
        }
        if !host::succeeded(index) {
            storage_balance::hold(&AccountId::stored(account.into_bytes()), amount, &owner);
        }
        index += 1;
    }
}

pub fn require_self() {
    if env::predecessor() != env::current_account() {
        refuse(Refusal::Private)
    }
}
