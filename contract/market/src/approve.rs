//! NEP-178: what a token's owner says to the market by approving it, and which contracts may bring such words.
use crate::account::{Account, ACCOUNT_PRICE};
use crate::auction;
use crate::auction_check;
use crate::deal;
use crate::events::{self, number};
use crate::key::{record_bytes, ALLOWED};
use crate::listing;
use crate::market::Market;
use crate::offer;
use crate::refusal::{refuse, Misuse, Refusal};
use crate::token::{self, Approved, Held, Place};
use kit::account::AccountId;
use kit::args::Args;
use kit::env;
use kit::json::write::{Object, ToJson};
use kit::key::Key;
use kit::storage::{require_no_deposit, require_one_yocto};

/// The caller's word that a contract may open listings in the caller's name and at the expense of the caller's storage
/// deposit. Whatever is attached beyond one yocto goes to that deposit.
pub fn allow_contract() {
    let mut args = Args::of_call();
    let contract = args.account("nft_contract_id");
    let allowed = Args::required("allowed", args.optional_bool("allowed"));
    args.done();
    let caller = env::predecessor();
    let deposit = env::deposit();
    if deposit == 0 {
        refuse(Misuse::DepositTooSmall(1))
    }
    deposit_rest(&caller, deposit - 1);
    let key = allowed_key(&caller, &contract);
    let bytes = record_bytes(&key, &[]);
    match (env::has(&key), allowed) {
        (false, true) => {
            env::write(&key, &[]);
            Account::charge(&caller, bytes);
        }
        (true, false) => {
            env::remove(&key);
            Account::release(&caller, bytes);
        }
        _ => return,
    }
    events::market("contract_allow", |data| {
        data.member("account_id", &caller).member("nft_contract_id", &contract).member("allowed", &allowed)
    });
}

fn deposit_rest(caller: &AccountId, amount: u128) {
    if amount == 0 {
        return;
    }
    match Account::find(caller) {
        Some(mut account) => {
            account.deposit += amount;
            account.save(caller);
        }
        None if amount < ACCOUNT_PRICE => refuse(Misuse::DepositTooSmall(ACCOUNT_PRICE + 1)),
        None => Account::registered(amount).save(caller),
    }
    Market::change(|market| market.storage += amount);
}

pub fn is_allowed(owner: &AccountId, contract: &AccountId) -> bool {
    env::has(&allowed_key(owner, contract))
}

/// Called by an NFT contract after `nft_approve` with a `msg`. The contract vouches for the owner, so it must be one that the
/// owner has allowed. A later approval of a token makes the earlier one worthless: what it stood in ends, but for an auction with
/// bids, which takes the approval and nothing else.
pub fn nft_on_approve() {
    require_no_deposit();
    let mut args = Args::of_call();
    let token = token::token_id(&mut args);
    let owner = args.account("owner_id");
    let approval = Args::required("approval_id", args.optional_number("approval_id"));
    let message = Args::required("msg", args.raw_text("msg"));
    let contract = env::predecessor();
    if !is_allowed(&owner, &contract) {
        refuse(Refusal::ContractNotAllowed)
    }
    let approved = Approved { token, approval };
    if auction_check::renew(&contract, &owner, &approved) {
        return env::return_json("null");
    }
    end_earlier(&contract, &approved.token);
    let mut order = Args::of_text(&message);
    let action = Args::required("action", order.raw_text("action"));
    let id = match action.as_str() {
        "hold" => {
            order.done();
            hold(&contract, &owner, &approved, Place::Nothing);
            tell(&contract, &approved.token, &owner, "token_hold", |data| data.member("approval_id", &approval));
            None
        }
        "list" => Some(list(order, contract, owner, approved)),
        "auction" => Some(start_auction(order, contract, owner, approved)),
        "accept_offer" => return accept_offer(order, contract, owner, approved),
        _ => refuse(Misuse::BadMember("action", "is not hold, list, auction or accept_offer")),
    };
    env::return_json(&id.map(number).to_json());
}

/// Forgets a token that was held for a bundle and is in none.
pub fn release_token() {
    let mut args = Args::of_call();
    let contract = args.account("nft_contract_id");
    let token = token::token_id(&mut args);
    args.done();
    require_one_yocto();
    let caller = env::predecessor();
    let held = Held::find(&contract, &token).filter(|held| held.owner == caller && held.place == Place::Nothing);
    if held.is_none() {
        refuse(Refusal::NotApproved)
    }
    release(&contract, &token, &caller, "owner");
}

fn release(contract: &AccountId, token: &str, owner: &AccountId, reason: &str) {
    Account::release(owner, token::forget(contract, token));
    tell(contract, token, owner, "token_release", |data| data.member("reason", reason));
}

fn tell(contract: &AccountId, token: &str, owner: &AccountId, event: &str, more: impl FnOnce(Object) -> Object) {
    events::market(event, |data| more(data.member("nft_contract_id", contract).member("token_id", token).member("owner_id", owner)));
}

fn list(mut order: Args, contract: AccountId, seller: AccountId, approved: Approved) -> u64 {
    let terms = listing::Terms::take(&mut order);
    order.done();
    let id = listing::next_id();
    hold(&contract, &seller, &approved, Place::Listing(id));
    listing::open(id, contract, seller, [approved].into(), terms);
    id
}

fn start_auction(mut order: Args, contract: AccountId, seller: AccountId, approved: Approved) -> u64 {
    let terms = auction::Terms::take(&mut order);
    order.done();
    let id = auction::next_id();
    hold(&contract, &seller, &approved, Place::Auction(id));
    auction::open(id, contract, seller, [approved].into(), terms);
    id
}

/// The sale's outcome becomes the answer.
fn accept_offer(mut order: Args, contract: AccountId, seller: AccountId, approved: Approved) {
    let id = Args::required("offer_id", order.optional_counter("offer_id"));
    order.done();
    deal::start(offer::accept(id, contract, seller, approved));
}

fn hold(contract: &AccountId, owner: &AccountId, approved: &Approved, place: Place) {
    let bytes = Held { owner: owner.clone(), approval: approved.approval, place }.save(contract, &approved.token);
    Account::charge(owner, bytes);
}

fn end_earlier(contract: &AccountId, token: &str) {
    let Some(held) = Held::find(contract, token) else { return };
    match held.place {
        Place::Nothing => release(contract, token, &held.owner, "stale"),
        Place::Listing(id) => listing::end(id, "stale"),
        Place::Auction(id) => auction::end(id, "stale"),
    }
}

fn allowed_key(owner: &AccountId, contract: &AccountId) -> Key {
    Key::new(ALLOWED).account(owner).account(contract)
}
