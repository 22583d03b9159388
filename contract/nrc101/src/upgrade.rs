//! Changing the contract's code, behind a time lock: the owner names the code's hash, everybody can see it, and only after the delay
//! can that very code be deployed. Deployment and migration of the state are one receipt: both happen, or neither.
use crate::contract::{set_state_version, state_version, Contract, CURRENT_STATE};
use crate::encoding::Base58;
use crate::events;
use crate::host::{self, Batch};
use crate::payout_sending::require_self;
use crate::refusal::{refuse, Refusal};
use kit::account::AccountId;
use kit::args::Args;
use kit::env;
use kit::events::object;

const NO_CODE: [u8; 32] = [0; 32];
const LEAST_GAS_TO_MIGRATE: u64 = 20_000_000_000_000;

/// Another hash takes the place of the one before, and the delay begins again.
pub fn nrc_stage_upgrade() {
    let mut args = Args::of_call();
    let code = Base58::take(&mut args, "code_hash");
    args.done();
    let mut contract = Contract::load_owned();
    contract.staged_code = code;
    contract.staged_until = env::now() + contract.upgrade_delay;
    contract.save();
    events::nrc101("upgrade_stage", |data| contract.staged_members(data).member("by", &contract.owner.0));
}

pub fn nrc_cancel_upgrade() {
    Args::of_call().done();
    let mut contract = Contract::load_owned();
    if !contract.has_staged() {
        refuse(Refusal::NoUpgrade)
    }
    cancel(&mut contract, &env::predecessor());
    contract.save();
}

/// Where one is staged. The caller saves the contract.
pub fn cancel(contract: &mut Contract, by: &AccountId) {
    if contract.has_staged() {
        let code = take_staged(contract);
        events::nrc101("upgrade_cancel", |data| data.member("code_hash", &Base58(&code)).member("by", by));
    }
}

/// The input is the code itself, no JSON. The new code's `nrc_migrate` runs in the same receipt.
pub fn nrc_apply_upgrade() {
    let mut contract = Contract::load_owned();
    let until = contract.staged_until;
    let staged = take_staged(&mut contract);
    if env::now() < until {
        refuse(Refusal::TimeLock)
    }
    let code = host::input_bytes();
    if host::sha256(&code) != staged {
        refuse(Refusal::CodeHash)
    }
    let arguments = object(|data| data.member("code_hash", &Base58(&staged)));
    Batch::to(&env::current_account()).deploy(&code).call("nrc_migrate", &arguments, LEAST_GAS_TO_MIGRATE, 1).answer();
}

/// Called by the contract itself once this code is deployed. Where it fails the old code stays, and what was staged is staged still.
pub fn nrc_migrate() {
    require_self();
    let mut args = Args::of_call();
    let code = Base58::take(&mut args, "code_hash");
    args.done();
    // There is one layout so far that this code knows. The next one adds a step from here to there.
    if state_version() != CURRENT_STATE {
        refuse(Refusal::NoMigration)
    }
    set_state_version(CURRENT_STATE);
    let mut contract = Contract::load();
    if take_staged(&mut contract) != code {
        refuse(Refusal::CodeHash)
    }
    contract.save();
    events::nrc101("upgrade_apply", |data| {
        data.member("code_hash", &Base58(&code)).member("version", env!("CARGO_PKG_VERSION")).member("by", &contract.owner.0)
    });
}

fn take_staged(contract: &mut Contract) -> [u8; 32] {
    if !contract.has_staged() {
        refuse(Refusal::NoUpgrade)
    }
    contract.staged_until = 0;
    core::mem::replace(&mut contract.staged_code, NO_CODE)
}
