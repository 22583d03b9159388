//! NEP-171's transfer, and NEP-199's. The previous owner falls to its rights, and every grant lapses at once: the access epoch moves
//! on, and a grant of an earlier epoch confers nothing.
use crate::approval::{require_authority, Approvals};
use crate::args::AssetArgs;
use crate::asset::{Asset, Details};
use crate::bill::Bill;
use crate::events;
use crate::holder;
use crate::payout::Payout;
use crate::refusal::{refuse, Misuse, Refusal};
use crate::token::TokenId;
use alloc::string::String;
use kit::account::{AccountId, Owner};
use kit::args::{Args, MAX_MEMO_BYTES};
use kit::env;
use kit::events::object;
use kit::storage::require_one_yocto;

/// What every transfer is asked with.
pub struct Request {
    pub token: TokenId,
    pub receiver: AccountId,
    approval: Option<u64>,
    memo: Option<String>,
}

/// What a transfer left to be done.
pub struct Moved {
    pub old_owner: AccountId,
    /// The access epoch that the transfer began.
    pub epoch: u32,
    pub approvals: Approvals,
    /// The price of the approvals' bytes, which is the old owner's.
    pub freed: u128,
}

impl Request {
    pub fn take(args: &mut Args) -> Self {
        Self {
            token: args.token(),
            receiver: args.account("receiver_id"),
            approval: args.optional_number("approval_id"),
            memo: args.optional_text("memo", MAX_MEMO_BYTES),
        }
    }

    pub fn perform(self) -> Moved {
        require_one_yocto();
        let caller = env::predecessor();
        let mut asset = Asset::load(self.token);
        let authorized = require_authority(self.token, &asset, &caller, self.approval);
        if self.receiver == asset.owner.0 {
            refuse(Refusal::SelfTransfer)
        }
        require_other_account("receiver_id", &self.receiver);
        let bill = Bill::open();
        let approvals = Approvals::take(self.token, &mut asset);
        let freed = bill.freed();
        let old_owner = hand_over(self.token, &mut asset, &self.receiver, authorized.as_ref(), self.memo.as_deref());
        Moved { old_owner, epoch: asset.epoch, approvals, freed }
    }
}

/// The contract calls nothing in its own name: what it owned would be locked for good.
pub fn require_other_account(member: &'static str, account: &AccountId) {
    if *account == env::current_account() {
        refuse(Misuse::BadMember(member, "is this contract"))
    }
}

/// Answers who owned it before.
pub fn hand_over(token: TokenId, asset: &mut Asset, receiver: &AccountId, authorized: Option<&AccountId>, memo: Option<&str>) -> AccountId {
    let old_owner = asset.owner.0.clone();
    holder::remove(&old_owner, asset.holder_slot);
    asset.holder_slot = holder::add(receiver, token);
    asset.owner = Owner(receiver.clone());
    events::nft_transfer(&old_owner, receiver, token, authorized, memo);
    asset.next_epoch(token, &old_owner);
    asset.save(token);
    old_owner
}

pub fn nft_transfer() {
    let mut args = Args::of_call();
    let request = Request::take(&mut args);
    args.done();
    let moved = request.perform();
    pay_back(&moved);
}

/// Answers how the price is to be shared out, by the seller's asset as it was.
pub fn nft_transfer_payout() {
    let mut args = Args::of_call();
    let request = Request::take(&mut args);
    let split = Split::take(&mut args);
    args.done();
    let token = request.token;
    let moved = request.perform();
    pay_back(&moved);
    env::return_json(&split.of(token, &moved.old_owner));
}

pub fn nft_payout() {
    let mut args = Args::of_call();
    let token = args.token();
    let split = Split::take(&mut args);
    args.done();
    env::return_json(&split.of(token, &Asset::load(token).owner.0));
}

struct Split {
    balance: u128,
    max_accounts: Option<u64>,
}

impl Split {
    fn take(args: &mut Args) -> Self {
        Self { balance: args.amount("balance"), max_accounts: args.optional_number("max_len_payout") }
    }

    fn of(&self, token: TokenId, seller: &AccountId) -> String {
        let payout = Payout::of(self.balance, self.balance, &Details::load(token).royalty, seller);
        if self.max_accounts.is_some_and(|most| payout.parts().len() as u64 > most) {
            refuse(Refusal::PayoutTooLong)
        }
        object(|data| data.member("payout", &payout))
    }
}

fn pay_back(moved: &Moved) {
    if moved.freed > 0 {
        env::transfer(&moved.old_owner, moved.freed);
    }
}
