//! The one list of what the contract refuses. A panic message is `CODE: sentence`; readers branch on the code alone.
use crate::env;
use crate::json::write::push_decimal;
use alloc::string::String;

pub enum Refusal {
    AlreadyInit,
    NotInit,
    BadInput(&'static str),
    /// A member of the arguments, by name, and what is wrong with it.
    BadMember(&'static str, &'static str),
    UnknownMember(String),
    /// Least deposit in yoctoNEAR that would do.
    DepositTooSmall(u128),
    OneYoctoExactly,
    NotOwner,
    NotCollectionOwner,
    NotMinter,
    LevelTooLow(u8),
    NoSuchAsset,
    NoSuchCollection,
    Expired,
    OverMaxLevel,
    MaxLevelOnlyLowered,
    SelfTransfer,
    Royalty(&'static str),
    TooManyVersions,
    Internal,
}

#[allow(clippy::needless_pass_by_value)] // every caller makes it on the spot
pub fn refuse(refusal: Refusal) -> ! {
    env::panic_with(&refusal.message())
}

impl Refusal {
    fn message(&self) -> String {
        let mut text = String::from(self.code());
        text.push_str(": ");
        match self {
            Self::BadMember(name, problem) => push_all(&mut text, &[name, " ", problem]),
            Self::UnknownMember(name) => push_all(&mut text, &["there is no argument named ", name]),
            Self::DepositTooSmall(needed) => {
                text.push_str("attach at least ");
                push_decimal(&mut text, *needed);
                text.push_str(" yoctoNEAR");
            }
            Self::LevelTooLow(needed) => {
                text.push_str("this needs access level ");
                push_decimal(&mut text, u128::from(*needed));
            }
            fixed => text.push_str(fixed.sentence()),
        }
        text
    }

    fn code(&self) -> &'static str {
        match self {
            Self::AlreadyInit => "E_ALREADY_INIT",
            Self::NotInit => "E_NOT_INIT",
            Self::BadInput(_) | Self::BadMember(..) | Self::UnknownMember(_) => "E_BAD_INPUT",
            Self::DepositTooSmall(_) | Self::OneYoctoExactly => "E_DEPOSIT",
            Self::NotOwner | Self::NotCollectionOwner => "E_NOT_OWNER",
            Self::NotMinter => "E_NOT_MINTER",
            Self::LevelTooLow(_) => "E_LEVEL_TOO_LOW",
            Self::NoSuchAsset => "E_NO_SUCH_ASSET",
            Self::NoSuchCollection => "E_NO_SUCH_COLLECTION",
            Self::Expired => "E_EXPIRED",
            Self::OverMaxLevel | Self::MaxLevelOnlyLowered => "E_OVER_MAX_LEVEL",
            Self::SelfTransfer => "E_SELF_TRANSFER",
            Self::Royalty(_) => "E_ROYALTY",
            Self::TooManyVersions => "E_TOO_MANY_VERSIONS",
            Self::Internal => "E_INTERNAL",
        }
    }

    fn sentence(&self) -> &'static str {
        match self {
            Self::AlreadyInit => "the contract has been initialised already",
            Self::NotInit => "the contract has not been initialised",
            Self::BadInput(problem) | Self::Royalty(problem) => problem,
            Self::OneYoctoExactly => "attach exactly 1 yoctoNEAR",
            Self::NotOwner => "only the owner of the asset may do this",
            Self::NotCollectionOwner => "only the owner of the collection may do this",
            Self::NotMinter => "the collection does not let this account mint",
            Self::NoSuchAsset => "there is no such asset",
            Self::NoSuchCollection => "there is no such collection",
            Self::Expired => "the expiry is not after the time of this block",
            Self::OverMaxLevel => "the level is above the asset's maximum level",
            Self::MaxLevelOnlyLowered => "a maximum level, once set, can only be lowered",
            Self::SelfTransfer => "the receiver owns it already",
            Self::TooManyVersions => "the asset has as many versions as it can hold",
            _ => "this is a defect of the contract",
        }
    }
}

fn push_all(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
}
