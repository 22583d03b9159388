using NeuraNft.Domain.Collections;

namespace NeuraNft.Domain.Assets;

/// <summary>Why an asset command is refused; the contract would panic with the code in brackets.</summary>
public abstract record AssetRefusal
{
    private AssetRefusal() { }

    /// <summary>E_NO_SUCH_ASSET: nothing of this id was minted.</summary>
    public sealed record NotMinted : AssetRefusal;

    /// <summary>E_NO_SUCH_ASSET: it was there, and its owner burnt it.</summary>
    public sealed record Burnt : AssetRefusal;

    /// <summary>The token id is taken; the contract counts by itself, so it has no code for this.</summary>
    public sealed record AlreadyMinted(AssetId Asset) : AssetRefusal;

    /// <summary>E_NO_SUCH_COLLECTION.</summary>
    public sealed record NoSuchCollection : AssetRefusal;

    /// <summary>E_NOT_MINTER.</summary>
    public sealed record NotMinter(Account Actor) : AssetRefusal;

    /// <summary>E_NOT_OWNER.</summary>
    public sealed record NotOwner(Account Actor) : AssetRefusal;

    /// <summary>E_LEVEL_TOO_LOW.</summary>
    public sealed record LevelTooLow(AccessLevel Required, AccessLevel Actual) : AssetRefusal;

    /// <summary>E_OVER_MAX_LEVEL: the level is above the asset's cap, or a cap would be raised.</summary>
    public sealed record OverMaxLevel(AccessLevel Asked, AccessLevel Max) : AssetRefusal;

    /// <summary>E_EXPIRED: the expiry is not after the present block time.</summary>
    public sealed record ExpiryInPast(BlockTime ExpiresAt, BlockTime Now) : AssetRefusal;

    /// <summary>E_SELF_TRANSFER.</summary>
    public sealed record SelfTransfer(Account Owner) : AssetRefusal;

    /// <summary>E_BAD_INPUT: the owner holds every right already and cannot be granted one.</summary>
    public sealed record OwnerHoldsAll(Account Owner) : AssetRefusal;

    /// <summary>E_BAD_INPUT: the contract calls nothing in its own name, so what it owned would be locked for good.</summary>
    public sealed record NotForTheContract : AssetRefusal;

    /// <summary>E_ROYALTY.</summary>
    public sealed record RoyaltyTooHigh(Royalty Royalty) : AssetRefusal;

    /// <summary>E_BAD_INPUT: a name has 1 to this many UTF-8 bytes.</summary>
    public sealed record NameUnfit(int MaxBytes) : AssetRefusal;

    /// <summary>E_TOO_MANY_VERSIONS.</summary>
    public sealed record TooManyVersions(int Max) : AssetRefusal;

    /// <summary>E_BAD_INPUT: level 6 administers; it is given by name, never to everybody.</summary>
    public sealed record DefaultTooHigh(AccessLevel Asked) : AssetRefusal;

    /// <summary>E_BAD_INPUT: none, too many, or one account twice.</summary>
    public sealed record AsksUnfit(int Max) : AssetRefusal;

    /// <summary>E_PAID_RIGHT: while a paid right holds, only its holder gives it up.</summary>
    public sealed record PaidRight(Account Holder, GrantOrigin Origin) : AssetRefusal;

    /// <summary>E_NO_RIGHT: the actor holds nothing of its own that it could pass on.</summary>
    public sealed record NoRight(Account Actor) : AssetRefusal;

    /// <summary>E_BAD_INPUT: level 0 is no right.</summary>
    public sealed record NothingToPass : AssetRefusal;

    /// <summary>E_WOULD_LOSE: the account would have less than before, or for a shorter time.</summary>
    public sealed record WouldLose(Account Account) : AssetRefusal;

    /// <summary>E_WOULD_LOSE: a cap may not cut what was paid for, up to this level.</summary>
    public sealed record CapBelowPaid(AccessLevel Paid) : AssetRefusal;

    /// <summary>E_LEASED: what was paid for holds until then, and a burn would end it.</summary>
    public sealed record Leased(BlockTime Until) : AssetRefusal;

    /// <summary>E_SHUT_OUT: a grant of level 0 keeps the account out on purpose.</summary>
    public sealed record ShutOut(Account Account) : AssetRefusal;

    /// <summary>E_NO_LEASE: the level is not for lease, or was not by the present owner.</summary>
    public sealed record NotForLease(AccessLevel Level) : AssetRefusal;

    /// <summary>E_LEASE_TOO_LONG: from now on a lease ends after one period at least, and after this many at most.</summary>
    public sealed record LeaseTooLong(int MaxPeriods) : AssetRefusal;

    /// <summary>E_PRICE_CHANGED: it costs another price, or runs for a shorter time than expected.</summary>
    public sealed record PriceChanged(Yocto Expected, Yocto Actual) : AssetRefusal;

    /// <summary>E_BAD_INPUT: a level that is not for lease, no time at all, or more than 366 days.</summary>
    public sealed record TermsUnfit : AssetRefusal;

    /// <summary>E_INVALID_AMOUNT.</summary>
    public sealed record PriceUnfit(Yocto Price) : AssetRefusal;

    /// <summary>E_NO_SUCH_REQUEST: nothing was asked, or something else meanwhile.</summary>
    public sealed record NoSuchRequest(Account Account) : AssetRefusal;

    /// <summary>E_BAD_INPUT: the account can do that already.</summary>
    public sealed record HasAccess(AccessLevel Level) : AssetRefusal;

    /// <summary>E_BAD_INPUT: the message of a request has at most this many UTF-8 bytes.</summary>
    public sealed record MessageUnfit(int MaxBytes) : AssetRefusal;

    /// <summary>E_NOT_APPROVED: by another approval than the one that stands.</summary>
    public sealed record NotApproved(Account Actor) : AssetRefusal;

    /// <summary>E_TOO_MANY_APPROVALS.</summary>
    public sealed record TooManyApprovals(int Max) : AssetRefusal;
}
