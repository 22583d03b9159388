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

    /// <summary>E_ROYALTY.</summary>
    public sealed record RoyaltyTooHigh(Royalty Royalty) : AssetRefusal;

    /// <summary>E_BAD_INPUT: a name has 1 to this many UTF-8 bytes.</summary>
    public sealed record NameUnfit(int MaxBytes) : AssetRefusal;

    /// <summary>E_TOO_MANY_VERSIONS.</summary>
    public sealed record TooManyVersions(int Max) : AssetRefusal;
}
