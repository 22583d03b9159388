//! An auction and its tokens' approvals: whether they still stand, and new ones in place of old ones.
use crate::auction::{self, Auction};
use crate::events::{self, number};
use crate::gas;
use crate::pay::require_own_call;
use crate::token::{Approved, Held, Place};
use kit::account::AccountId;
use kit::args::Args;
use kit::codec::Vec;
use kit::env;
use kit::events::object;
use kit::json::read::Json;
use kit::json::write::ToJson;
use kit::promise::{self, Call, Outcome, Promise};
use kit::storage::require_no_deposit;

/// By anyone: asks the NFT contract whether the market may still move every token. Where it may not, the auction ends and the bid
/// goes back, so that no bidder has to wait for the end. Answers whether it has ended.
pub fn auction_check() {
    let mut args = Args::of_call();
    let id = auction::take_id(&mut args);
    args.done();
    require_no_deposit();
    let auction = Auction::load(id);
    gas::require_for_auction_check(auction.tokens.len() as u64);
    let approvals: Vec<u64> = auction.tokens.iter().map(|token| token.approval).collect();
    let arguments = object(|data| data.member("auction_id", &number(id)).member("approval_ids", &approvals));
    Promise::all(&approved_all(&auction.contract, &auction.tokens, gas::AUCTION_APPROVED))
        .then(&env::current_account())
        .call(&Call { method: "on_auction_checked", arguments: &arguments, deposit: 0, gas: gas::ON_AUCTION_CHECKED })
        .answer();
}

/// What was asked about may be another thing by now: approvals that are not those asked for are left to another check.
pub fn on_auction_checked() {
    require_own_call();
    let mut args = Args::of_call();
    let id = auction::take_id(&mut args);
    let asked = Args::required("approval_ids", args.optional_list("approval_ids"));
    let is_same = |(token, asked): (&Approved, &Json)| matches!(asked, Json::Number(number) if *number == token.approval);
    let is_stale = Auction::find(id)
        .is_some_and(|auction| auction.tokens.iter().zip(&asked).all(is_same) && !(0..auction.tokens.len() as u64).all(is_approved));
    if is_stale {
        auction::end(id, "stale");
    }
    env::return_json(&is_stale.to_json());
}

pub fn approved_all(contract: &AccountId, tokens: &[Approved], gas: u64) -> Vec<Promise> {
    let market = env::current_account();
    let ask = |token: &Approved| {
        let arguments = object(|data| {
            data.member("token_id", &token.token).member("approved_account_id", &market).member("approval_id", &token.approval)
        });
        Promise::to(contract).call(&Call { method: "nft_is_approved", arguments: &arguments, deposit: 0, gas })
    };
    tokens.iter().map(ask).collect()
}

/// Whether the call that was asked for this answered `true`: an answer that is anything else is none.
pub fn is_approved(index: u64) -> bool {
    const MAX_BYTES: u64 = 4;
    matches!(promise::result(index, MAX_BYTES), Outcome::Succeeded(answer) if answer == b"true")
}

/// The seller's later approval of a token that stands in an auction with bids takes the earlier one's place there, whatever else it
/// asks for: bidders have been promised the token. Answers whether it is so.
pub fn renew(contract: &AccountId, owner: &AccountId, approved: &Approved) -> bool {
    let Some(mut held) = Held::find(contract, &approved.token).filter(|held| held.owner == *owner) else { return false };
    let Place::Auction(id) = held.place else { return false };
    let mut auction = Auction::load(id);
    if auction.top_bid().is_none() {
        return false;
    }
    held.approval = approved.approval;
    held.save(contract, &approved.token);
    for token in auction.tokens.iter_mut().filter(|token| token.token == approved.token) {
        token.approval = approved.approval;
    }
    auction.save(id);
    events::market("auction_approve", |data| {
        data.member("auction_id", &number(id)).member("token_id", &approved.token).member("approval_id", &approved.approval)
    });
    true
}
