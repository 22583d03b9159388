//! The contract's own record, and who runs it: its owner, the platform that takes a fee, the account that anchors audits. What one
//! yoctoNEAR may change is of fixed width.
use crate::encoding::Base58;
use crate::events;
use crate::key::{CONTRACT, STATE_VERSION};
use crate::payout::share;
use crate::refusal::{refuse, Misuse, Refusal};
use crate::supply;
use crate::upgrade;
use kit::account::Owner;
use kit::args::Args;
use kit::codec::{record, Stored};
use kit::env;
use kit::events::object;
use kit::json::write::{Decimal, Object, Raw};
use kit::key::Key;
use kit::storage::{require_no_deposit, require_one_yocto};

/// With royalties at their most, four tenths of a price still go to the owner.
const MAX_FEE_BASIS_POINTS: u64 = 1_000;
/// How the state is laid out; `upgrade` migrates from one to the next. No chain holds 1 or 2.
pub const CURRENT_STATE: u32 = 3;
/// Two days, for whoever holds rights here to see a change of code coming.
const UPGRADE_DELAY: u64 = 2 * 86_400 * 1_000_000_000;
const LEAST_UPGRADE_DELAY: u64 = 86_400 * 1_000_000_000;
/// Of a contract that `new` was told is for development.
const LEAST_DEVELOPMENT_DELAY: u64 = 60 * 1_000_000_000;
const MOST_UPGRADE_DELAY: u64 = 365 * 86_400 * 1_000_000_000;
/// How long after its delay an upgrade may be applied: what was staged and forgotten must not make a later change an instant one.
const UPGRADE_WINDOW: u64 = 30 * 86_400 * 1_000_000_000;

record! {
    pub struct Contract {
        pub owner: Owner,
        /// Receives the fee of a lease.
        pub platform: Owner,
        pub fee_basis_points: u16,
        pub anchorer: Owner,
        /// Collections ever created.
        pub collections: u64,
        /// Approvals ever given: the number of the last one.
        pub approvals: u64,
        /// Nanoseconds between staging an upgrade and applying it.
        pub upgrade_delay: u64,
        /// SHA-256 of the code that is staged; all 0 where none is.
        pub staged_code: [u8; 32],
        pub staged_until: u64,
    }
}

impl Contract {
    pub fn load() -> Self {
        env::read(&Key::new(CONTRACT)).map_or_else(|| refuse(Misuse::NotInit), |bytes| Self::decode(&bytes))
    }

    /// The contract, if the caller owns it and attached one yoctoNEAR; refused otherwise.
    pub fn load_owned() -> Self {
        require_one_yocto();
        let contract = Self::load();
        if contract.owner.0 != env::predecessor() {
            refuse(Refusal::NotContractOwner)
        }
        contract
    }

    pub fn save(&self) {
        env::write(&Key::new(CONTRACT), &self.encode());
    }

    pub fn fee_of(&self, price: u128) -> u128 {
        share(price, self.fee_basis_points)
    }

    /// What has lapsed is as if it were not there.
    pub fn has_staged(&self) -> bool {
        self.staged_code != [0; 32] && env::now() < self.staged_until + UPGRADE_WINDOW
    }

    /// The number of a new approval.
    pub fn count_approval() -> u64 {
        let mut contract = Self::load();
        contract.approvals += 1;
        contract.save();
        contract.approvals
    }
}

/// Who deploys calls it in the transaction of the deployment, or another may.
pub fn new() {
    let mut args = Args::of_call();
    let owner = args.account("owner_id");
    let upgrade_delay = args.optional_time("upgrade_delay").unwrap_or(UPGRADE_DELAY);
    let is_development = args.optional_bool("development").unwrap_or(false);
    args.done();
    require_no_deposit();
    if env::has(&Key::new(CONTRACT)) {
        refuse(Misuse::AlreadyInit)
    }
    let least = if is_development { LEAST_DEVELOPMENT_DELAY } else { LEAST_UPGRADE_DELAY };
    if !(least..=MOST_UPGRADE_DELAY).contains(&upgrade_delay) {
        refuse(Misuse::BadMember("upgrade_delay", "is not from a day (for development: a minute) to 365 days"))
    }
    env::write(&Key::new(STATE_VERSION), &CURRENT_STATE.encode());
    let of_owner = || Owner(owner.clone());
    Contract {
        owner: of_owner(),
        platform: of_owner(),
        fee_basis_points: 0,
        anchorer: of_owner(),
        collections: 0,
        approvals: 0,
        upgrade_delay,
        staged_code: [0; 32],
        staged_until: 0,
    }
    .save();
}

/// A staged upgrade is cancelled by it: the new owner stages its own.
pub fn nrc_set_owner() {
    let mut args = Args::of_call();
    let new_owner = args.account("new_owner_id");
    args.done();
    let mut contract = Contract::load_owned();
    let old_owner = core::mem::replace(&mut contract.owner, Owner(new_owner.clone())).0;
    if old_owner == new_owner {
        refuse(Refusal::SelfTransfer)
    }
    upgrade::cancel(&mut contract, &old_owner);
    contract.save();
    events::nrc101("owner_set", |data| data.member("old_owner_id", &old_owner).member("new_owner_id", &new_owner));
}

pub fn nrc_set_platform() {
    let mut args = Args::of_call();
    let account = args.account("account_id");
    let fee = Args::required("fee_basis_points", args.optional_number("fee_basis_points"));
    args.done();
    let mut contract = Contract::load_owned();
    if fee > MAX_FEE_BASIS_POINTS {
        refuse(Refusal::Fee)
    }
    if contract.platform.0 != account || u64::from(contract.fee_basis_points) != fee {
        contract.platform = Owner(account.clone());
        contract.fee_basis_points = fee as u16;
        contract.save();
        let by = &contract.owner.0;
        events::nrc101("platform_set", |data| data.member("account_id", &account).member("fee_basis_points", &fee).member("by", by));
    }
}

pub fn nrc_set_anchorer() {
    let mut args = Args::of_call();
    let account = args.account("account_id");
    args.done();
    let mut contract = Contract::load_owned();
    if contract.anchorer.0 != account {
        contract.anchorer = Owner(account.clone());
        contract.save();
        events::nrc101("anchorer_set", |data| data.member("account_id", &account).member("by", &contract.owner.0));
    }
}

pub fn nrc_contract() {
    Args::of_call().done();
    let contract = Contract::load();
    let staged = contract.has_staged().then(|| Raw(object(|data| contract.staged_members(data))));
    env::return_json(&object(|data| {
        data.member("owner_id", &contract.owner.0)
            .member("platform_id", &contract.platform.0)
            .member("fee_basis_points", &u64::from(contract.fee_basis_points))
            .member("anchorer_id", &contract.anchorer.0)
            .member("collections", &contract.collections)
            .member("assets", &supply::total(&contract))
            .member("upgrade_delay", &Decimal(u128::from(contract.upgrade_delay)))
            .member("staged_upgrade", &staged)
            .member("state_version", &state_version())
    }));
}

pub fn state_version() -> u32 {
    env::read(&Key::new(STATE_VERSION)).map_or(1, |bytes| u32::decode(&bytes))
}

pub fn set_state_version(version: u32) {
    env::write(&Key::new(STATE_VERSION), &version.encode());
}

impl Contract {
    pub fn staged_members<'a>(&self, data: Object<'a>) -> Object<'a> {
        data.member("code_hash", &Base58(&self.staged_code)).member("earliest_at", &Decimal(u128::from(self.staged_until)))
    }
}
