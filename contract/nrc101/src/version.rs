//! Versions of an asset's content: where the encrypted bytes lie and what they must hash to.
use crate::access::require_level;
use crate::args::AssetArgs;
use crate::asset::Asset;
use crate::bill::Bill;
use crate::events;
use crate::key::{OfToken, VERSION};
use crate::level::Level;
use crate::refusal::{refuse, Misuse, Refusal};
use crate::token::TokenId;
use alloc::string::String;
use kit::args::Args;
use kit::codec::{record, Stored};
use kit::env;
use kit::json::write::{Decimal, Object, ToJson};
use kit::key::Key;
use kit::storage::require_some_deposit;

const MAX_CID_BYTES: usize = 128;
/// A burn removes every version in one call, and must stay within that call's gas.
const MAX_VERSIONS: u32 = 500;
/// So that no editor uses them all up.
const KEPT_FOR_THE_OWNER: u32 = 50;

record! {
    pub struct Version {
        pub number: u32,
        pub cid: String,
        pub sha256: [u8; 32],
        pub size: u64,
        pub salted_commitment: [u8; 32],
        pub published_at: u64,
    }
}

impl Version {
    /// The member `version` of the arguments, which becomes the asset's version of that number.
    pub fn optional(args: &mut Args, number: u32) -> Option<Self> {
        let mut given = args.optional_object("version")?;
        let version = Self {
            number,
            cid: cid(&mut given),
            sha256: digest(&mut given, "sha256"),
            size: Args::required("size", given.optional_number("size")),
            salted_commitment: digest(&mut given, "salted_commitment"),
            published_at: env::now(),
        };
        given.done();
        Some(version)
    }

    pub fn load(token: TokenId, number: u32) -> Option<Self> {
        env::read(&key(token, number)).map(|bytes| Self::decode(&bytes))
    }

    pub fn save(&self, token: TokenId) {
        env::write(&key(token, self.number), &self.encode());
    }
}

pub fn nrc_publish_version() {
    let mut args = Args::of_call();
    let token = args.token();
    let mut asset = Asset::load(token);
    let version = Args::required("version", Version::optional(&mut args, asset.versions + 1));
    args.done();
    require_some_deposit();
    let caller = env::predecessor();
    require_level(token, &asset, &caller, Level::EDIT_DATA);
    let kept = if caller == asset.owner.0 { 0 } else { KEPT_FOR_THE_OWNER };
    if asset.versions >= MAX_VERSIONS - kept {
        refuse(Refusal::TooManyVersions)
    }
    let bill = Bill::open();
    version.save(token);
    asset.versions = version.number;
    asset.save(token);
    bill.settle(&caller);
    events::nrc101("version_publish", |data| data.member("token_id", &token).member("version", &version).member("by", &caller));
}

pub fn remove_versions(token: TokenId, asset: &Asset) {
    for number in 1..=asset.versions {
        env::remove(&key(token, number));
    }
}

fn cid(args: &mut Args) -> String {
    let cid = Args::required("cid", args.optional_name("cid", MAX_CID_BYTES));
    if !cid.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:/".contains(&byte)) {
        refuse(Misuse::BadMember("cid", "is not a content id"))
    }
    cid
}

fn digest(args: &mut Args, name: &'static str) -> [u8; 32] {
    let text = Args::required(name, args.raw_text(name));
    let mut digest = [0; 32];
    if text.len() != 2 * digest.len() {
        refuse(Misuse::BadMember(name, "is not 64 hexadecimal digits"))
    }
    for (byte, pair) in digest.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = hex_value(name, pair[0]) << 4 | hex_value(name, pair[1]);
    }
    digest
}

fn hex_value(name: &'static str, digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        b'A'..=b'F' => digit - b'A' + 10,
        _ => refuse(Misuse::BadMember(name, "is not 64 hexadecimal digits")),
    }
}

impl ToJson for Version {
    fn write(&self, out: &mut String) {
        Object::open(out)
            .member("number", &self.number)
            .member("cid", &self.cid)
            .member("sha256", &Hex(&self.sha256))
            .member("size", &self.size)
            .member("salted_commitment", &Hex(&self.salted_commitment))
            .member("published_at", &Decimal(u128::from(self.published_at)))
            .close();
    }
}

struct Hex<'a>(&'a [u8; 32]);

impl ToJson for Hex<'_> {
    fn write(&self, out: &mut String) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        out.push('"');
        for byte in self.0 {
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        out.push('"');
    }
}

fn key(token: TokenId, number: u32) -> Key {
    Key::new(VERSION).token(token).number(u64::from(number))
}
