using System.Diagnostics;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Transactions;

/// <summary>The domain's refusals in the contract's own codes, so that a caller sees one code whoever refused.</summary>
internal static class ContractCodes
{
    public static TransactionRefusal.ContractWouldRefuse Of(AssetRefusal refusal) => refusal switch
    {
        AssetRefusal.NotMinted => new("E_NO_SUCH_ASSET", "There is no such asset."),
        AssetRefusal.Burnt => new("E_NO_SUCH_ASSET", "The asset was burnt by its owner."),
        AssetRefusal.AlreadyMinted => new("E_BAD_INPUT", "The token id is taken."),
        AssetRefusal.NoSuchCollection => new("E_NO_SUCH_COLLECTION", "There is no such collection."),
        AssetRefusal.NotMinter => new("E_NOT_MINTER", "The account may not mint into this collection."),
        AssetRefusal.NotOwner => new("E_NOT_OWNER", "Only the owner may do this."),
        AssetRefusal.LevelTooLow r => new("E_LEVEL_TOO_LOW", $"Level {r.Required} is needed; the account holds {r.Actual}."),
        AssetRefusal.OverMaxLevel r => new("E_OVER_MAX_LEVEL", $"Level {r.Asked} is above the asset's cap {r.Max}."),
        AssetRefusal.ExpiryInPast => new("E_EXPIRED", "The expiry is not after the present block time."),
        AssetRefusal.SelfTransfer => new("E_SELF_TRANSFER", "The receiver owns the asset already."),
        AssetRefusal.OwnerHoldsAll => new("E_BAD_INPUT", "The owner holds every right already."),
        AssetRefusal.RoyaltyTooHigh => new("E_ROYALTY", "Royalties are positive and at most half of the price together."),
        AssetRefusal.NameUnfit r => new("E_BAD_INPUT", $"A name is needed, of at most {r.MaxBytes} bytes."),
        AssetRefusal.TooManyVersions r => new("E_TOO_MANY_VERSIONS", $"An asset has at most {r.Max} versions."),
        _ => throw new UnreachableException(refusal.GetType().Name),
    };
}
