//! A sale on its way. What was for sale has left the state before the first promise is made: no other call can touch it, and
//! whatever the NFT contract does meanwhile finds nothing to interfere with.
use crate::account::{Account, ACCOUNT_BYTES};
use crate::auction_check::approved_all;
use crate::events::number;
use crate::gas;
use crate::key::DEAL;
use crate::market::Market;
use crate::payout::MAX_LEN_PAYOUT;
use crate::refusal::defect;
use crate::token::{Approved, Ids};
use alloc::string::String;
use kit::account::AccountId;
use kit::codec::{record, Reader, Stored, Vec};
use kit::env;
use kit::events::object;
use kit::json::write::{Decimal, Object, ToJson};
use kit::key::Key;
use kit::promise::{Call, Promise};

/// At most what this record takes beyond the one that it replaces.
const DEAL_BYTES: u64 = 512;

record! {
    pub struct Deal {
        pub kind: Kind,
        /// Of the listing, the offer or the auction.
        pub source: u64,
        pub contract: AccountId,
        pub tokens: Vec<Approved>,
        pub seller: AccountId,
        pub buyer: AccountId,
        pub price: u128,
        /// Bytes that the seller pays for until every payment has come to its end.
        pub charge: u64,
        pub started_at: u64,
    }
}

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Listing,
    Offer,
    Auction,
}

/// Bytes that a seller holds back for a sale: this record's, and one for a buyer whose refund is too small to pay for it. The yocto
/// that each transfer carries comes out of it too.
pub const RESERVE: u64 = ACCOUNT_BYTES + DEAL_BYTES;

impl Deal {
    pub fn find(id: u64) -> Option<Self> {
        env::read(&key(id)).map(|bytes| Self::decode(&bytes))
    }

    pub fn load(id: u64) -> Self {
        Self::find(id).unwrap_or_else(|| defect())
    }

    pub fn remove(id: u64) {
        env::remove(&key(id));
    }

    /// What each token stands for; what does not divide goes with the first.
    pub fn share(&self, index: usize) -> u128 {
        let count = self.tokens.len() as u128;
        let share = self.price / count;
        if index == 0 {
            share + self.price % count
        } else {
            share
        }
    }

    pub fn members<'a>(&self, id: u64, data: Object<'a>) -> Object<'a> {
        data.member("sale_id", &number(id))
            .member("kind", &self.kind)
            .member("source_id", &number(self.source))
            .member("nft_contract_id", &self.contract)
            .member("token_ids", &Ids(&self.tokens))
            .member("seller_id", &self.seller)
            .member("buyer_id", &self.buyer)
            .member("price", &Decimal(self.price))
            .member("started_at", &number(self.started_at))
    }
}

/// A single token is moved at once. Of a bundle every approval is looked at first, so that it goes as a whole or not at all
/// unless something changes between the look and the move. What comes of the sale is the call's answer.
pub fn start(deal: Deal) {
    let tokens = deal.tokens.len() as u128;
    let id = Market::change(|market| {
        market.storage -= tokens;
        market.sales += 1;
        market.sales
    });
    Account::change(&deal.seller, |account| account.deposit -= tokens);
    env::write(&key(id), &deal.encode());
    if tokens == 1 {
        transfer(id, &deal);
    } else {
        check(id, &deal);
    }
}

fn check(id: u64, deal: &Deal) {
    let asked = approved_all(&deal.contract, &deal.tokens, gas::IS_APPROVED);
    go_on(&asked, "on_checked", id, gas::on_checked(asked.len() as u64));
}

pub fn transfer(id: u64, deal: &Deal) {
    let market = Market::load();
    let send = |(index, token): (usize, &Approved)| {
        let share = deal.share(index);
        let arguments = object(|data| {
            data.member("receiver_id", &deal.buyer)
                .member("token_id", &token.token)
                .member("approval_id", &token.approval)
                .member("balance", &Decimal(share - market.fee_of(share)))
                .member("max_len_payout", &MAX_LEN_PAYOUT)
        });
        Promise::to(&deal.contract).call(&Call { method: "nft_transfer_payout", arguments: &arguments, deposit: 1, gas: gas::TRANSFER })
    };
    let sent: Vec<Promise> = deal.tokens.iter().enumerate().map(send).collect();
    go_on(&sent, "on_transferred", id, gas::on_transferred(sent.len() as u64));
}

fn go_on(promises: &[Promise], method: &str, id: u64, gas: u64) {
    let arguments = object(|data| data.member("sale_id", &number(id)));
    Promise::all(promises).then(&env::current_account()).call(&Call { method, arguments: &arguments, deposit: 0, gas }).answer();
}

impl Stored for Kind {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self as u8);
    }

    fn take(reader: &mut Reader) -> Self {
        match u8::take(reader) {
            0 => Self::Listing,
            1 => Self::Offer,
            2 => Self::Auction,
            _ => defect(),
        }
    }
}

impl ToJson for Kind {
    fn write(&self, out: &mut String) {
        match self {
            Self::Listing => "listing",
            Self::Offer => "offer",
            Self::Auction => "auction",
        }
        .write(out);
    }
}

fn key(id: u64) -> Key {
    Key::new(DEAL).number(id)
}
