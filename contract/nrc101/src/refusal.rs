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
    PaidRight,
    Leased,
    NoRight,
    ShutOut,
    WouldLose,
    NoLease,
    LeaseTooLong,
    /// What it costs now, in yoctoNEAR.
    PriceChanged(u128),
    NoSuchRequest,
    NotApproved,
    TooManyApprovals,
    PayoutTooLong,
    NotAnchorer,
    AnchorShrinks,
    Storage(&'static str),
    NotContractOwner,
    Fee,
    NoUpgrade,
    TimeLock,
    CodeHash,
    NoMigration,
    Private,
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
            Self::PaidRight => "E_PAID_RIGHT",
            Self::Leased => "E_LEASED",
            Self::NoRight => "E_NO_RIGHT",
            Self::ShutOut => "E_SHUT_OUT",
            Self::WouldLose => "E_WOULD_LOSE",
            Self::NoLease => "E_NO_LEASE",
            Self::LeaseTooLong => "E_LEASE_TOO_LONG",
            Self::PriceChanged(_) => "E_PRICE_CHANGED",
            Self::NoSuchRequest => "E_NO_SUCH_REQUEST",
            Self::NotApproved => "E_NOT_APPROVED",
            Self::TooManyApprovals => "E_TOO_MANY_APPROVALS",
            Self::PayoutTooLong => "E_PAYOUT_TOO_LONG",
            Self::NotAnchorer => "E_NOT_ANCHORER",
            Self::AnchorShrinks => "E_ANCHOR_SHRINKS",
            Self::Storage(_) => "E_STORAGE",
            Self::NotContractOwner => "E_NOT_CONTRACT_OWNER",
            Self::Fee => "E_FEE",
            Self::NoUpgrade => "E_NO_UPGRADE",
            Self::TimeLock => "E_TIME_LOCK",
            Self::CodeHash => "E_CODE_HASH",
            Self::NoMigration => "E_NO_MIGRATION",
            Self::Private => "E_PRIVATE",
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
            Self::Royalty(problem) | Self::Storage(problem) => problem,
            Self::TooManyVersions => "the asset has as many versions as it can hold",
            Self::PaidRight => "a paid right ends by its expiry, or when its holder gives it up",
            Self::Leased => "rights in it that were paid for hold still",
            Self::NoRight => "the account holds no such right",
            Self::ShutOut => "the owner has shut this account out",
            Self::WouldLose => "the account would lose by it: it holds a higher level, or for longer",
            Self::NoLease => "there are no lease terms for this level",
            Self::LeaseTooLong => "no periods, or more than the terms allow",
            Self::PriceChanged(_) => "the price or the term is not the expected one; it costs now ",
            Self::NoSuchRequest => "the account has asked for nothing, or for something else meanwhile",
            Self::NotApproved => "the approval has another number",
            Self::TooManyApprovals => "the asset has as many approvals as it can hold",
            Self::PayoutTooLong => "the payout would name more accounts than max_len_payout",
            Self::NotAnchorer => "only the anchoring account may do this",
            Self::AnchorShrinks => "the log is anchored at this size or a greater one",
            Self::NotContractOwner => "only the owner of the contract may do this",
            Self::Fee => "the platform's fee may be 1000 basis points at most",
            Self::NoUpgrade => "no upgrade is staged",
            Self::TimeLock => "the delay of the staged upgrade is not over",
            Self::CodeHash => "the code is not what was staged",
            Self::NoMigration => "this code knows no migration from the present state",
            Self::Private => "only the contract itself may do this",
        });
        if let Self::LevelTooLow(needed) = self {
            push_decimal(text, u128::from(*needed));
        }
        if let Self::PriceChanged(price) = self {
            push_decimal(text, *price);
        }
    }
}
