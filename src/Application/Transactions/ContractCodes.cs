using System.Diagnostics;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

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
        AssetRefusal.NotForTheContract => new("E_BAD_INPUT", "What is given to the contract itself would be locked there for good."),
        AssetRefusal.RoyaltyTooHigh => new("E_ROYALTY", "Royalties are positive and at most half of the price together."),
        AssetRefusal.NameUnfit r => new("E_BAD_INPUT", $"A name is needed, of at most {r.MaxBytes} bytes."),
        AssetRefusal.DefaultTooHigh => new("E_BAD_INPUT", "Level 6 is given by name, never to everybody."),
        AssetRefusal.AsksUnfit r => new("E_BAD_INPUT", $"One call grants to at least one account and at most {r.Max}, each once."),
        _ => OfRight(refusal),
    };

    public static TransactionRefusal.ContractWouldRefuse Of(CollectionRefusal refusal) => refusal switch
    {
        CollectionRefusal.NoSuchCollection => new("E_NO_SUCH_COLLECTION", "There is no such collection."),
        CollectionRefusal.AlreadyCreated => new("E_BAD_INPUT", "The collection is there already."),
        CollectionRefusal.NotCollectionOwner => new("E_NOT_OWNER", "Only the collection's owner may do this."),
        CollectionRefusal.SelfTransfer => new("E_SELF_TRANSFER", "The receiver owns the collection already."),
        CollectionRefusal.RoyaltyTooHigh => new("E_ROYALTY", "Royalties are positive and at most half of the price together."),
        CollectionRefusal.PaysTheContract => new("E_BAD_INPUT", "What is given to the contract itself would be locked there for good."),
        CollectionRefusal.NameUnfit r => new("E_BAD_INPUT", $"A name is needed, of at most {r.MaxBytes} bytes."),
        _ => throw new UnreachableException(refusal.GetType().Name),
    };

    private static TransactionRefusal.ContractWouldRefuse OfRight(AssetRefusal refusal) => refusal switch
    {
        AssetRefusal.PaidRight => new("E_PAID_RIGHT", "A paid right ends by its expiry, or when its holder gives it up."),
        AssetRefusal.NoRight => new("E_NO_RIGHT", "The account holds no such right."),
        AssetRefusal.NothingToPass => new("E_BAD_INPUT", "Level 0 is no right."),
        AssetRefusal.WouldLose => new("E_WOULD_LOSE", "The account holds a higher level already, or for longer."),
        AssetRefusal.CapBelowPaid r => new("E_WOULD_LOSE", $"Rights of up to level {r.Paid} were paid for and hold still."),
        AssetRefusal.Leased => new("E_LEASED", "Rights in it that were paid for hold still."),
        AssetRefusal.ShutOut => new("E_SHUT_OUT", "The owner has shut this account out."),
        AssetRefusal.NotForLease r => new("E_NO_LEASE", $"Level {r.Level} is not for lease."),
        AssetRefusal.LeaseTooLong r => new("E_LEASE_TOO_LONG", $"A lease is of at least one period and at most {r.MaxPeriods} ahead."),
        AssetRefusal.PriceChanged r => new("E_PRICE_CHANGED", $"It costs {r.Actual} yoctoNEAR now, or runs for less time than expected."),
        AssetRefusal.TermsUnfit => new("E_BAD_INPUT", "Levels 1 to 4 are for lease, for some time and at most 366 days."),
        AssetRefusal.PriceUnfit => new("E_INVALID_AMOUNT", "The price is not above 0 and within bounds."),
        AssetRefusal.NoSuchRequest => new("E_NO_SUCH_REQUEST", "The account has asked for nothing, or for something else meanwhile."),
        AssetRefusal.HasAccess r => new("E_BAD_INPUT", $"The account holds level {r.Level} already."),
        AssetRefusal.MessageUnfit r => new("E_BAD_INPUT", $"A message has at most {r.MaxBytes} bytes."),
        AssetRefusal.NotApproved => new("E_NOT_APPROVED", "The approval has another number."),
        AssetRefusal.TooManyApprovals r => new("E_TOO_MANY_APPROVALS", $"An asset has at most {r.Max} approvals."),
        AssetRefusal.TooManyVersions r => new("E_TOO_MANY_VERSIONS", $"An asset has at most {r.Max} versions."),
        _ => throw new UnreachableException(refusal.GetType().Name),
    };
}
