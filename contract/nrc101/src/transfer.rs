//! NEP-171's transfer. The previous owner falls to 0, and every grant lapses at once: the access epoch moves on, and a grant
//! of an earlier epoch confers nothing.
use crate::args::AssetArgs;
use crate::asset::Asset;
use crate::events;
use crate::holder;
use crate::refusal::{refuse, Refusal};
use kit::account::Owner;
use kit::args::{Args, MAX_MEMO_BYTES};
use kit::env;
use kit::storage::require_one_yocto;

pub fn nft_transfer() {
    let mut args = Args::of_call();
    let token = args.token();
    let receiver = args.account("receiver_id");
    let memo = args.optional_text("memo", MAX_MEMO_BYTES);
    // NEP-178: an owner needs no approval, and this contract knows no other sender.
    args.optional_number("approval_id");
    args.done();
    require_one_yocto();
    let caller = env::predecessor();
    let mut asset = Asset::load_owned(token, &caller);
    if receiver == caller {
        refuse(Refusal::SelfTransfer)
    }
    holder::remove(&caller, asset.holder_slot);
    asset.holder_slot = holder::add(&receiver, token);
    asset.owner = Owner(receiver.clone());
    asset.epoch += 1;
    asset.grants = 0;
    asset.save(token);
    events::nft_transfer(&caller, &receiver, token, memo.as_deref());
    events::nrc101("access_epoch", |data| {
        data.member("token_id", &token).member("epoch", &asset.epoch).member("old_owner_id", &caller).member("new_owner_id", &receiver)
    });
}
