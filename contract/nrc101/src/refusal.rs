//! The one list of what this contract refuses, beside what every contract refuses (`kit::refusal::Misuse`).
use alloc::string::String;
use kit::json::write::push_decimal;
use kit::refusal::Reason;
pub use kit::refusal::{defect, refuse, Misuse};

pub enum Refusal {
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
}

impl Reason for Refusal {
    fn code(&self) -> &'static str {
        match self {
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
        }
    }

    fn sentence(&self, text: &mut String) {
        text.push_str(match self {
            Self::NotOwner => "only the owner of the asset may do this",
            Self::NotCollectionOwner => "only the owner of the collection may do this",
            Self::NotMinter => "the collection does not let this account mint",
            Self::LevelTooLow(_) => "this needs access level ",
            Self::NoSuchAsset => "there is no such asset",
            Self::NoSuchCollection => "there is no such collection",
            Self::Expired => "the expiry is not after the time of this block",
            Self::OverMaxLevel => "the level is above the asset's maximum level",
            Self::MaxLevelOnlyLowered => "a maximum level, once set, can only be lowered",
            Self::SelfTransfer => "the receiver owns it already",
            Self::Royalty(problem) => problem,
            Self::TooManyVersions => "the asset has as many versions as it can hold",
        });
        if let Self::LevelTooLow(needed) = self {
            push_decimal(text, u128::from(*needed));
        }
    }
}
