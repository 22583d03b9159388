//! NEP-171's transfer to a contract that is told of it, and may send the asset back.
//!
//! Both ways are transfers: the access epoch moves on twice where the asset comes back, and no grant returns. The approvals that
//! the first transfer ended are restored, numbers and all; the price of their bytes waits in the contract until it is known
//! whether they come back.
use crate::approval::{self, Approvals, MAX_MESSAGE_BYTES};
use crate::args::AssetArgs;
use crate::asset::Asset;
use crate::bill::Bill;
use crate::host::Batch;
use crate::payout_sending::require_self;
use crate::token::TokenId;
use crate::transfer::{hand_over, Request};
use alloc::string::String;
use kit::account::AccountId;
use kit::args::Args;
use kit::env;
use kit::events::object;
use kit::json::read::{parse, Json};
use kit::json::write::{Decimal, ToJson};
use kit::promise::{result, Outcome};

const LEAST_GAS_TO_RECEIVE: u64 = 10_000_000_000_000;
/// Half of it is what the host charges for an answer of 4 MB, before anyone knows how long that is.
const GAS_TO_RESOLVE: u64 = 40_000_000_000_000;
/// `true` or `false`, and some white space. What is longer counts as `true`, unread.
const MAX_ANSWER_BYTES: u64 = 16;

/// The receiver has all the gas that this call and its resolution do not need.
pub fn nft_transfer_call() {
    let mut args = Args::of_call();
    let request = Request::take(&mut args);
    let message = Args::required("msg", args.optional_text("msg", MAX_MESSAGE_BYTES));
    args.done();
    let (token, receiver) = (request.token, request.receiver.clone());
    let moved = request.perform();
    let told = object(|data| {
        data.member("sender_id", &env::predecessor())
            .member("previous_owner_id", &moved.old_owner)
            .member("token_id", &token)
            .member("msg", &message)
    });
    let pending = object(|data| {
        data.member("owner_id", &moved.old_owner)
            .member("receiver_id", &receiver)
            .member("token_id", &token)
            .member("epoch", &moved.epoch)
            .member("approved_account_ids", &moved.approvals)
            .member("freed", &Decimal(moved.freed))
    });
    Batch::to(&receiver)
        .call("nft_on_transfer", &told, LEAST_GAS_TO_RECEIVE, 1)
        .then(&env::current_account())
        .call("nft_resolve_transfer", &pending, GAS_TO_RESOLVE, 0)
        .answer();
}

/// The callback: only the contract itself may call it. Answers whether the receiver has the asset for good.
pub fn nft_resolve_transfer() {
    require_self();
    let mut args = Args::of_call();
    let owner = args.account("owner_id");
    let receiver = args.account("receiver_id");
    let token = args.token();
    let epoch = Args::required("epoch", args.optional_number("epoch"));
    let approvals = approvals(Args::required("approved_account_ids", args.optional_object("approved_account_ids")));
    let freed = args.amount("freed");
    args.done();
    // Sold on or burnt meanwhile, also where it was bought back: what this transfer brought is not the receiver's any more.
    let is_of_transfer = |asset: &Asset| asset.owner.0 == receiver && u64::from(asset.epoch) == epoch;
    let to_return = Asset::find(token).filter(|asset| is_of_transfer(asset) && is_refused());
    let kept = to_return.is_none();
    let (payee, amount) = match to_return {
        Some(asset) => (&receiver, roll_back(token, asset, &owner, &approvals)),
        None => (&owner, freed),
    };
    if amount > 0 {
        env::transfer(payee, amount);
    }
    env::return_json(&kept.to_json());
}

/// Answers the price of the approvals that the receiver gave meanwhile, and which end here.
fn roll_back(token: TokenId, mut asset: Asset, owner: &AccountId, approvals: &Approvals) -> u128 {
    let bill = Bill::open();
    Approvals::take(token, &mut asset);
    let freed = bill.freed();
    approvals.put(token, &mut asset);
    hand_over(token, &mut asset, owner, None, None);
    for (account, number) in &approvals.0 {
        approval::tell(token, owner, account, *number);
    }
    freed
}

fn approvals(given: Args) -> Approvals {
    let approval = |(account, number): (String, Json)| {
        let number = Args::single("approval_id", number).optional_number("approval_id");
        (AccountId::stored(account.into_bytes()), Args::required("approval_id", number))
    };
    Approvals(given.into_members().into_iter().map(approval).collect())
}

/// A receiver that fails, or answers anything but true or false, refuses.
fn is_refused() -> bool {
    match result(0, MAX_ANSWER_BYTES) {
        Outcome::Succeeded(bytes) => {
            let answer = core::str::from_utf8(&bytes).ok().and_then(|text| parse(text).ok());
            !matches!(answer, Some(Json::Bool(false)))
        }
        _ => true,
    }
}
