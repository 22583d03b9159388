//! Anchors of an audit log kept elsewhere: how long it is, and the root of its tree. The log can only grow.
use crate::bill::Bill;
use crate::contract::Contract;
use crate::encoding::Base64;
use crate::events;
use crate::key::ANCHOR;
use crate::refusal::{refuse, Refusal};
use alloc::string::String;
use kit::account::{AccountId, Owner};
use kit::args::Args;
use kit::codec::{record, Stored};
use kit::env;
use kit::events::object;
use kit::json::write::{Decimal, Object, Raw, ToJson};
use kit::key::Key;

const MAX_ORIGIN_BYTES: usize = 128;

record! {
    pub struct Anchor {
        pub size: u64,
        pub root: [u8; 32],
        pub by: Owner,
        pub anchored_at: u64,
    }
}

impl Anchor {
    fn members<'a>(&self, origin: &str, data: Object<'a>) -> Object<'a> {
        data.member("origin", origin)
            .member("size", &self.size)
            .member("root", &Base64(&self.root))
            .member("by", &self.by.0)
            .member("anchored_at", &Decimal(u128::from(self.anchored_at)))
    }
}

/// The same anchor again changes nothing. Only the first of an origin makes the state grow, so that an access key without a
/// deposit suffices for the others.
pub fn nrc_anchor_audit() {
    let mut args = Args::of_call();
    let origin = origin(&mut args);
    let size = Args::required("size", args.optional_number("size"));
    let root = Base64::take(&mut args, "root");
    args.done();
    let caller = env::predecessor();
    require_anchorer(&caller);
    let latest = find(&origin);
    let bill = Bill::open();
    if latest.as_ref().is_none_or(|latest| latest.size != size || latest.root != root) {
        if latest.is_some_and(|latest| latest.size >= size) {
            refuse(Refusal::AnchorShrinks)
        }
        let anchor = Anchor { size, root, by: Owner(caller.clone()), anchored_at: env::now() };
        env::write(&key(&origin), &anchor.encode());
        events::nrc101("audit_anchor", |data| anchor.members(&origin, data));
    }
    bill.settle(&caller);
}

pub fn nrc_latest_anchor() {
    let mut args = Args::of_call();
    let origin = origin(&mut args);
    args.done();
    let anchor = find(&origin).map(|anchor| Raw(object(|data| anchor.members(&origin, data))));
    env::return_json(&anchor.to_json());
}

fn require_anchorer(caller: &AccountId) {
    if Contract::load().anchorer.0 != *caller {
        refuse(Refusal::NotAnchorer)
    }
}

fn origin(args: &mut Args) -> String {
    Args::required("origin", args.optional_name("origin", MAX_ORIGIN_BYTES))
}

fn find(origin: &str) -> Option<Anchor> {
    env::read(&key(origin)).map(|bytes| Anchor::decode(&bytes))
}

fn key(origin: &str) -> Key {
    Key::new(ANCHOR).text(origin)
}
