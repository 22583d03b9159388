//! Asking for access, and being answered. Who asks pays for the record, and is paid back when it goes.
use crate::access::{effective_level, load_administered, Grant};
use crate::args::AssetArgs;
use crate::asset::Asset;
use crate::bill::{Bill, Refunds};
use crate::events;
use crate::key::{OfToken, ASSET_REQUESTS, REQUEST};
use crate::level::Level;
use crate::list::List;
use crate::refusal::{defect, refuse, Misuse, Refusal};
use crate::token::TokenId;
use alloc::{string::String, vec::Vec};
use kit::account::AccountId;
use kit::args::Args;
use kit::codec::{record, Stored};
use kit::env;
use kit::events::object;
use kit::json::write::{Decimal, Object, Raw, ToJson};
use kit::key::Key;
use kit::storage::require_some_deposit;

const MAX_MESSAGE_BYTES: usize = 512;

record! {
    pub struct AccessRequest {
        pub level: Level,
        pub message: Option<String>,
        pub requested_at: u64,
        /// Where the account stands in the asset's list.
        pub position: u32,
    }
}

impl AccessRequest {
    fn find(token: TokenId, account: &AccountId) -> Option<Self> {
        env::read(&key(token, account)).map(|bytes| Self::decode(&bytes))
    }

    fn save(&self, token: TokenId, account: &AccountId) {
        env::write(&key(token, account), &self.encode());
    }

    fn remove(&self, token: TokenId, account: &AccountId) {
        env::remove(&key(token, account));
        if let Some(other) = list(token).remove(self.position) {
            let mut moved = Self::find(token, &other).unwrap_or_else(|| defect());
            moved.position = self.position;
            moved.save(token, &other);
        }
    }

    fn members<'a>(&self, account: &AccountId, data: Object<'a>) -> Object<'a> {
        data.member("account_id", account)
            .member("level", &self.level)
            .member("message", &self.message)
            .member("requested_at", &Decimal(u128::from(self.requested_at)))
    }
}

/// One of an account for an asset: another takes its place.
pub fn nrc_request_access() {
    let mut args = Args::of_call();
    let token = args.token();
    let level = args.level("level");
    let message = args.optional_name("message", MAX_MESSAGE_BYTES);
    args.done();
    let caller = env::predecessor();
    let asset = Asset::load(token);
    if level.exceeds_cap(asset.max_level) {
        refuse(Refusal::OverMaxLevel)
    }
    if level <= effective_level(token, &asset, &caller) {
        refuse(Misuse::BadMember("level", "is held already"))
    }
    let bill = Bill::open();
    let known = AccessRequest::find(token, &caller);
    if !known.as_ref().is_some_and(|known| known.level == level && known.message == message) {
        let position = known.map_or_else(|| list(token).push(caller.clone()), |known| known.position);
        let request = AccessRequest { level, message, requested_at: env::now(), position };
        request.save(token, &caller);
        events::nrc101("access_request", |data| request.members(&caller, data.member("token_id", &token)));
    }
    bill.settle(&caller);
}

/// Level 6 answers; who asked may withdraw, which is an answer of no (also where the asset is burnt). The answer names the level and
/// the time of the request that it is to: a request may be replaced while it is looked at. An approval takes nothing from a live grant.
pub fn nrc_answer_request() {
    let mut args = Args::of_call();
    let token = args.token();
    let account = args.account("account_id");
    let level = args.level("level");
    let requested_at = Args::required("requested_at", args.optional_time("requested_at"));
    let approved = Args::required("approved", args.optional_bool("approved"));
    let expires_at = args.optional_time("expires_at");
    args.done();
    require_some_deposit();
    let caller = env::predecessor();
    let withdraws = caller == account && !approved;
    let asset = (!withdraws).then(|| load_administered(token, &caller));
    let known = AccessRequest::find(token, &account).filter(|known| known.level == level && known.requested_at == requested_at);
    let request = known.unwrap_or_else(|| refuse(Refusal::NoSuchRequest));
    let bill = Bill::open();
    request.remove(token, &account);
    let freed = bill.freed();
    events::nrc101("access_answer", |data| {
        data.member("token_id", &token)
            .member("account_id", &account)
            .member("level", &level)
            .member("approved", &approved)
            .member("by", &caller)
            .member("answered_at", &Decimal(u128::from(env::now())))
    });
    let mut bill = Bill::open();
    if let Some(asset) = asset.filter(|_| approved) {
        let grant = Grant { account: account.clone(), level, expires_at };
        grant.require_no_loss(token, &asset);
        grant.write(token, &asset, &caller, &mut bill);
    }
    bill.settle(&caller);
    let mut refunds = Refunds::none();
    refunds.add(&account, freed);
    refunds.pay();
}

pub fn nrc_access_requests() {
    let mut args = Args::of_call();
    let token = args.token();
    let page = args.page();
    args.done();
    Asset::load(token);
    let list = list(token);
    let asked = |account: AccountId| {
        let request = AccessRequest::find(token, &account).unwrap_or_else(|| defect());
        Raw(object(|data| request.members(&account, data)))
    };
    let accounts = list.items(page.of(u64::from(list.length())));
    env::return_json(&accounts.into_iter().map(asked).collect::<Vec<_>>().to_json());
}

fn list(token: TokenId) -> List<AccountId> {
    List::load(&Key::new(ASSET_REQUESTS).token(token))
}

fn key(token: TokenId, account: &AccountId) -> Key {
    Key::new(REQUEST).token(token).account(account)
}
