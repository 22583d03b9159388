//! The one list of what this contract refuses, beside what every contract refuses (`kit::refusal::Misuse`).
use alloc::string::String;
use kit::json::write::push_decimal;
use kit::refusal::Reason;
pub use kit::refusal::{defect, refuse, Misuse};

pub enum Refusal {
    FeeTooHigh,
    NotRegistered,
    /// Yocto by which the storage deposit falls short.
    StorageTooSmall(u128),
    StorageInUse,
    TreasuryStays,
    ContractNotAllowed,
    NotSeller,
    NotBuyer,
    OwnToken,
    NoSuchListing,
    NoSuchOffer,
    NoSuchAuction,
    NotApproved,
    TooManyTokens,
    WrongToken,
    PriceChanged,
    DepositNotPrice(u128),
    Expired,
    BidTooLow(u128),
    AuctionEnded,
    AuctionRunning,
    HasBids,
    Settling,
    NothingDue,
    Gas(u64),
    Private,
}

impl Reason for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::FeeTooHigh => "E_FEE",
            Self::NotRegistered | Self::StorageTooSmall(_) => "E_STORAGE",
            Self::StorageInUse | Self::TreasuryStays => "E_STORAGE_IN_USE",
            Self::ContractNotAllowed => "E_CONTRACT_NOT_ALLOWED",
            Self::NotSeller | Self::NotBuyer => "E_NOT_OWNER",
            Self::OwnToken => "E_OWN_TOKEN",
            Self::NoSuchListing => "E_NO_SUCH_LISTING",
            Self::NoSuchOffer => "E_NO_SUCH_OFFER",
            Self::NoSuchAuction => "E_NO_SUCH_AUCTION",
            Self::NotApproved => "E_NOT_APPROVED",
            Self::TooManyTokens => "E_TOO_MANY_TOKENS",
            Self::WrongToken => "E_WRONG_TOKEN",
            Self::PriceChanged => "E_PRICE_CHANGED",
            Self::DepositNotPrice(_) => "E_DEPOSIT",
            Self::Expired => "E_EXPIRED",
            Self::BidTooLow(_) => "E_BID_TOO_LOW",
            Self::AuctionEnded => "E_AUCTION_ENDED",
            Self::AuctionRunning => "E_AUCTION_RUNNING",
            Self::HasBids => "E_HAS_BIDS",
            Self::Settling => "E_SETTLING",
            Self::NothingDue => "E_NOTHING_DUE",
            Self::Gas(_) => "E_GAS",
            Self::Private => "E_PRIVATE",
        }
    }

    fn sentence(&self, text: &mut String) {
        text.push_str(match self {
            Self::FeeTooHigh => "the fee may be 1000 basis points at most",
            Self::NotRegistered => "the account has no storage deposit here",
            Self::StorageTooSmall(_) => "the storage deposit falls short, in yoctoNEAR, by ",
            Self::StorageInUse => "the account still has something open, or money due to it",
            Self::TreasuryStays => "the treasury's record stands for as long as the market does",
            Self::ContractNotAllowed => "the owner has not allowed this contract to speak for them",
            Self::NotSeller => "only the seller may do this",
            Self::NotBuyer => "only who made the offer may do this",
            Self::OwnToken => "seller and buyer are one account",
            Self::NoSuchListing => "there is no such listing, or it is sold or being settled",
            Self::NoSuchOffer => "there is no such offer",
            Self::NoSuchAuction => "there is no such auction, or it is being settled",
            Self::NotApproved => "a token is not held for this seller, or stands in another listing or auction",
            Self::TooManyTokens => "at most 5 tokens go together",
            Self::WrongToken => "the offer is for another token",
            Self::PriceChanged => "the price is not the one expected",
            Self::DepositNotPrice(_) => "attach exactly, in yoctoNEAR, ",
            Self::Expired => "it has expired, or would have by this block",
            Self::BidTooLow(_) => "bid at least, in yoctoNEAR, ",
            Self::AuctionEnded => "the auction has ended",
            Self::AuctionRunning => "the auction has not ended",
            Self::HasBids => "the auction has a bid",
            Self::Settling => "the offer is being settled",
            Self::NothingDue => "nothing is due to the account",
            Self::Gas(_) => "attach more gas; still needed by this call: ",
            Self::Private => "only the contract itself may call this",
        });
        match self {
            Self::StorageTooSmall(amount) | Self::DepositNotPrice(amount) | Self::BidTooLow(amount) => push_decimal(text, *amount),
            Self::Gas(amount) => push_decimal(text, u128::from(*amount)),
            _ => (),
        }
    }
}
