//! NEP-178: accounts that may transfer an asset in its owner's name. A transfer ends every approval, and no approval's number is
//! ever given again, so that an offer made under an old one can never be taken up.
use crate::args::AssetArgs;
use crate::asset::Asset;
use crate::bill::Bill;
use crate::contract::Contract;
use crate::events;
use crate::host::Batch;
use crate::key::{OfToken, APPROVALS};
use crate::refusal::{refuse, Misuse, Refusal};
use crate::token::TokenId;
use alloc::{string::String, vec::Vec};
use kit::account::AccountId;
use kit::args::Args;
use kit::codec::Stored;
use kit::env;
use kit::events::object;
use kit::json::write::{Object, ToJson};
use kit::key::Key;
use kit::storage::{require_one_yocto, require_some_deposit};

/// A transfer reads and clears them in one call.
const MAX_APPROVALS: usize = 20;
pub const MAX_MESSAGE_BYTES: usize = 4096;
const LEAST_GAS_TO_TELL: u64 = 5_000_000_000_000;

/// Accounts with the numbers of their approvals.
#[derive(Clone)]
pub struct Approvals(pub Vec<(AccountId, u64)>);

impl Approvals {
    pub fn load(token: TokenId, asset: &Asset) -> Self {
        if asset.approvals == 0 {
            return Self(Vec::new());
        }
        Self(env::read(&key(token)).map_or_else(Vec::new, |bytes| Stored::decode(&bytes)))
    }

    /// Takes them from the asset, which the caller saves.
    pub fn take(token: TokenId, asset: &mut Asset) -> Self {
        let approvals = Self::load(token, asset);
        Self(Vec::new()).put(token, asset);
        approvals
    }

    /// Writes them to the asset, which the caller saves.
    pub fn put(&self, token: TokenId, asset: &mut Asset) {
        if !self.0.is_empty() {
            env::write(&key(token), &self.0.encode());
        } else if asset.approvals > 0 {
            env::remove(&key(token));
        }
        asset.approvals = self.0.len() as u8;
    }

    pub fn number_of(&self, account: &AccountId) -> Option<u64> {
        self.0.iter().find(|(known, _)| known == account).map(|(_, number)| *number)
    }
}

impl ToJson for Approvals {
    fn write(&self, out: &mut String) {
        let mut object = Object::open(out);
        for (account, number) in &self.0 {
            object = object.member(account.as_str(), number);
        }
        object.close();
    }
}

/// An account approved before gets a new number. With `msg`, the account is told, and its answer is this call's.
pub fn nft_approve() {
    let mut args = Args::of_call();
    let token = args.token();
    let account = args.account("account_id");
    let message = args.optional_text("msg", MAX_MESSAGE_BYTES);
    args.done();
    require_some_deposit();
    let owner = env::predecessor();
    let mut asset = Asset::load_owned(token, &owner);
    if account == owner {
        refuse(Misuse::BadMember("account_id", "is the owner, who needs no approval"))
    }
    let bill = Bill::open();
    let number = Contract::count_approval();
    let mut approvals = Approvals::load(token, &asset);
    approvals.0.retain(|(known, _)| *known != account);
    if approvals.0.len() == MAX_APPROVALS {
        refuse(Refusal::TooManyApprovals)
    }
    approvals.0.push((account.clone(), number));
    approvals.put(token, &mut asset);
    asset.save(token);
    tell(token, &owner, &account, number);
    bill.settle(&owner);
    if let Some(message) = message {
        let arguments = object(|data| {
            data.member("token_id", &token).member("owner_id", &owner).member("approval_id", &number).member("msg", &message)
        });
        Batch::to(&account).call("nft_on_approve", &arguments, LEAST_GAS_TO_TELL, 1).answer();
    }
}

pub fn tell(token: TokenId, owner: &AccountId, account: &AccountId, number: u64) {
    events::nrc101("nft_approve", |data| {
        data.member("token_id", &token).member("owner_id", owner).member("account_id", account).member("approval_id", &number)
    });
}

pub fn nft_revoke() {
    let mut args = Args::of_call();
    let token = args.token();
    let account = args.account("account_id");
    args.done();
    revoke(token, Some(&account));
}

pub fn nft_revoke_all() {
    let mut args = Args::of_call();
    let token = args.token();
    args.done();
    revoke(token, None);
}

/// Of one account, or of all; the owner, who paid for them, is paid back.
fn revoke(token: TokenId, account: Option<&AccountId>) {
    require_one_yocto();
    let owner = env::predecessor();
    let mut asset = Asset::load_owned(token, &owner);
    let bill = Bill::open();
    let mut approvals = Approvals::load(token, &asset);
    let before = approvals.0.len();
    approvals.0.retain(|(known, _)| account.is_some_and(|account| known != account));
    if approvals.0.len() < before {
        approvals.put(token, &mut asset);
        asset.save(token);
        events::nrc101("nft_revoke", |data| data.member("token_id", &token).member("owner_id", &owner).member("account_id", &account));
    }
    bill.settle(&owner);
}

pub fn nft_is_approved() {
    let mut args = Args::of_call();
    let token = args.token();
    let account = args.account("approved_account_id");
    let number = args.optional_number("approval_id");
    args.done();
    let held = Approvals::load(token, &Asset::load(token)).number_of(&account);
    let approved = held.is_some_and(|held| number.is_none_or(|number| number == held));
    env::return_json(&approved.to_json());
}

/// Who transfers in the owner's name: nobody, where the owner does.
pub fn require_authority(token: TokenId, asset: &Asset, caller: &AccountId, number: Option<u64>) -> Option<AccountId> {
    if asset.owner.0 == *caller {
        return None;
    }
    let held = Approvals::load(token, asset).number_of(caller).unwrap_or_else(|| refuse(Refusal::NotOwner));
    if number.is_some_and(|number| number != held) {
        refuse(Refusal::NotApproved)
    }
    Some(caller.clone())
}

fn key(token: TokenId) -> Key {
    Key::new(APPROVALS).token(token)
}
