using NeuraNft.Api.Assets;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Transactions;

/// <param name="Periods">How many periods to pay for.</param>
/// <param name="ExpectedPrice">Of all of them together; the lease is refused at another.</param>
/// <param name="PublicKey">The full-access key that will sign: "ed25519:" and base58.</param>
public sealed record PrepareLeaseInput(
    [property: ID<Asset>] string AssetId, AccessLevel Level, int Periods, Yocto ExpectedPrice, string PublicKey);

/// <param name="Level">Null: all that is held.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareResaleInput([property: ID<Asset>] string AssetId, Account Receiver, AccessLevel? Level, string PublicKey);

/// <param name="CollectionId">Number of the collection, of the same contract, that the replica is minted into.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareReplicaInput([property: ID<Asset>] string ParentId, string CollectionId, string Name, string PublicKey);

/// <param name="ExpiresAt">Null: until it is revoked or the asset changes hands.</param>
public sealed record AccessGrantInput(Account Account, AccessLevel Level, DateTimeOffset? ExpiresAt);

/// <param name="Grants">All of them or none; each account once.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareSetAccessManyInput(
    [property: ID<Asset>] string AssetId, IReadOnlyList<AccessGrantInput> Grants, string PublicKey);

/// <param name="PricePerPeriod">Null, with the two below: the level is not for lease any more.</param>
/// <param name="MaxPeriods">How many one may hold ahead.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareLeaseTermsInput(
    [property: ID<Asset>] string AssetId, AccessLevel Level, Yocto? PricePerPeriod, int? PeriodSeconds, int? MaxPeriods, string PublicKey)
{
    internal LeaseTerms? Terms => (PricePerPeriod, PeriodSeconds, MaxPeriods) switch
    {
        (null, null, null) => null,
        // What is left out is out of bounds, and told as such.
        _ => new LeaseTerms(
            PricePerPeriod ?? Yocto.Zero, new BlockSpan((ulong)Math.Max(PeriodSeconds ?? 0, 0) * 1_000_000_000), MaxPeriods ?? 0),
    };
}

/// <param name="BasisPoints">Hundredths of a percent.</param>
public sealed record RoyaltyShareInput(Account Account, int BasisPoints);

/// <param name="Shares">Each account once; none: no royalty.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareRoyaltyInput(
    [property: ID<Asset>] string AssetId, IReadOnlyList<RoyaltyShareInput> Shares, string PublicKey);

/// <param name="Message">Kept on chain, for everyone to read.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareAccessRequestInput([property: ID<Asset>] string AssetId, AccessLevel Level, string? Message, string PublicKey);

/// <summary>Level and time name the request that is answered: its account may have made another meanwhile.</summary>
/// <param name="RequestedAt">As AccessRequest has it.</param>
/// <param name="ExpiresAt">Of the right, where it is approved.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareAccessAnswerInput(
    [property: ID<Asset>] string AssetId, Account Account, AccessLevel Level, BlockTime RequestedAt, bool Approve,
    DateTimeOffset? ExpiresAt, string PublicKey);

/// <param name="Account">Who may transfer the asset in its owner's name.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareApproveInput([property: ID<Asset>] string AssetId, Account Account, string PublicKey);
