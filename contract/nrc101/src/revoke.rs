//! How a right ends before its time, and how what has ended leaves the state.
use crate::access::require_level;
use crate::args::AssetArgs;
use crate::asset::Asset;
use crate::bill::{Bill, Refunds};
use crate::events;
use crate::holding::{self, Holding};
use crate::level::Level;
use crate::origin::Origin;
use crate::refusal::{refuse, Misuse, Refusal};
use crate::token::TokenId;
use alloc::vec::Vec;
use kit::account::AccountId;
use kit::args::Args;
use kit::env;
use kit::json::read::Json;
use kit::json::write::ToJson;
use kit::storage::require_one_yocto;

const MAX_ACCOUNTS_A_SWEEP: usize = 20;

/// Level 6 ends a grant; a paid right, while it holds, only its holder gives up. The bytes are paid back to who paid for them. The
/// answer is whether there was such a right: a grant may have been passed on meanwhile, and then `nrc_bump_epoch` ends it.
pub fn nrc_revoke_access() {
    let mut args = Args::of_call();
    let token = args.token();
    let account = args.account("account_id");
    let origin = Origin::optional(&mut args).unwrap_or(Origin::Grant);
    args.done();
    require_one_yocto();
    let caller = env::predecessor();
    let asset = Asset::load(token);
    let gives_up_own = origin.is_paid() && caller == account;
    if !gives_up_own {
        require_level(token, &asset, &caller, Level::ABSOLUTE_OWNERSHIP);
    }
    let mut refunds = Refunds::none();
    // What a transfer has ended is no right any more, and is left to nrc_sweep_access.
    let holding = Holding::find(token, &account);
    let right = holding.as_ref().and_then(|holding| holding.right(origin)).filter(|right| right.is_of_today(&asset));
    let is_found = right.is_some();
    if let Some(right) = right {
        if origin.is_paid() && !gives_up_own && right.is_live(&asset) {
            refuse(Refusal::PaidRight)
        }
        refunds.add(&right.granted_by, removed(token, &account, origin));
        if right.granted_by == caller {
            refunds.add(&caller, env::deposit());
        }
        told(token, &account, origin, &caller);
    }
    refunds.pay();
    env::return_json(&is_found.to_json());
}

/// The owner ends all grants at once, whoever holds them by now, and with them the lease terms: as a transfer does.
pub fn nrc_bump_epoch() {
    let mut args = Args::of_call();
    let token = args.token();
    args.done();
    require_one_yocto();
    let owner = env::predecessor();
    let mut asset = Asset::load_owned(token, &owner);
    asset.next_epoch(token, &owner);
    asset.save(token);
}

pub fn told(token: TokenId, account: &AccountId, origin: Origin, by: &AccountId) {
    events::nrc101("access_revoke", |data| {
        data.member("token_id", &token).member("account_id", account).member("origin", &origin).member("revoked_by", by)
    });
}

/// Takes out of the state what confers nothing any more: lapsed grants, expired rights, and all of a burnt asset. Anyone may call
/// it, and no right changes; the bytes are paid back to who paid for them.
pub fn nrc_sweep_access() {
    let mut args = Args::of_call();
    let token = args.token();
    let accounts = accounts(Args::required("account_ids", args.optional_list("account_ids")));
    args.done();
    let asset = Asset::find(token);
    let mut refunds = Refunds::none();
    for account in accounts {
        let rights = Holding::find(token, &account).map_or_else(Vec::new, |holding| holding.rights);
        for right in rights {
            if !asset.as_ref().is_some_and(|asset| right.is_live(asset)) {
                refunds.add(&right.granted_by, removed(token, &account, right.origin));
            }
        }
    }
    refunds.add(&env::predecessor(), env::deposit());
    refunds.pay();
}

/// The price of what it freed.
pub fn removed(token: TokenId, account: &AccountId, origin: Origin) -> u128 {
    let bill = Bill::open();
    holding::remove(token, account, origin);
    bill.freed()
}

fn accounts(items: Vec<Json>) -> Vec<AccountId> {
    if items.len() > MAX_ACCOUNTS_A_SWEEP {
        refuse(Misuse::BadMember("account_ids", "holds more than 20"))
    }
    items.into_iter().map(|item| Args::single("account_ids", item).account("account_ids")).collect()
}
