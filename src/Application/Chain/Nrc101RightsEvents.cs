using System.Text.Json;
using NeuraNft.Domain.Assets;
using static NeuraNft.Application.Chain.Nrc101Events;
using static NeuraNft.Application.Chain.WireJson;
using static NeuraNft.Domain.Assets.AssetEvent;

namespace NeuraNft.Application.Chain;

/// <summary>The events of standard nrc101 about who may do what with an asset, and at what price.</summary>
internal static class Nrc101RightsEvents
{
    public static DomainEvent? Translate(string name, string contract, JsonElement data)
    {
        if (Element(name, data) is not { } e)
            return null;
        var id = Asset(contract, e.TokenId);
        return Of(id, Event(name, id, e));
    }

    private static Nrc101Wire.IAboutToken? Element(string name, JsonElement data) => name switch
    {
        "access_set" => Read<Nrc101Wire.AccessSet>(data),
        "access_revoke" => Read<Nrc101Wire.AccessRevoke>(data),
        "default_level_set" or "max_level_set" => Read<Nrc101Wire.LevelSet>(data),
        "access_epoch" => Read<Nrc101Wire.AccessEpoch>(data),
        "lease_terms_set" => Read<Nrc101Wire.LeaseTermsSet>(data),
        "lease_start" => Read<Nrc101Wire.LeaseStart>(data),
        "access_resell" => Read<Nrc101Wire.AccessResell>(data),
        "replica_create" => Read<Nrc101Wire.ReplicaCreate>(data),
        "royalty_set" => Read<Nrc101Wire.RoyaltySet>(data),
        "access_request" => Read<Nrc101Wire.AccessRequest>(data),
        "access_answer" => Read<Nrc101Wire.AccessAnswer>(data),
        "nft_approve" => Read<Nrc101Wire.NftApprove>(data),
        "nft_revoke" => Read<Nrc101Wire.NftRevoke>(data),
        _ => null,
    };

    private static AssetEvent Event(string name, AssetId id, Nrc101Wire.IAboutToken element) => element switch
    {
        Nrc101Wire.AccessSet e => new AccessSet(id, e.AccountId, e.Level, e.ExpiresAt, e.GrantedBy, e.GrantedAt, e.Origin),
        Nrc101Wire.AccessRevoke e => new AccessRevoked(id, e.AccountId, e.RevokedBy, e.Origin),
        Nrc101Wire.LevelSet e when name == "default_level_set" => new DefaultLevelSet(id, e.Level, e.By),
        Nrc101Wire.LevelSet e => new MaxLevelSet(id, e.Level, e.By),
        Nrc101Wire.AccessEpoch e => new AccessEpochBumped(id, e.Epoch, e.OldOwnerId, e.NewOwnerId),
        Nrc101Wire.LeaseTermsSet e => new LeaseTermsSet(id, e.Level, Terms(e), e.By),
        Nrc101Wire.LeaseStart e => new LeaseStarted(
            id, e.AccountId, e.Level, Count(e.Periods, "periods"), e.Price, e.PlatformFee, e.Payouts, e.StartedAt, e.ExpiresAt),
        Nrc101Wire.AccessResell e => new AccessResold(id, e.FromId, e.ToId, e.Level, e.ExpiresAt, e.Origin),
        Nrc101Wire.ReplicaCreate e => new ReplicaCreated(id, new AssetId(id.Contract, Id(e.ParentId, "parent_id")), e.By),
        Nrc101Wire.RoyaltySet e => new RoyaltySet(id, e.Royalty, e.By),
        Nrc101Wire.AccessRequest e => new AccessRequested(id, e.AccountId, e.Level, e.Message, e.RequestedAt),
        Nrc101Wire.AccessAnswer e => new AccessAnswered(id, e.AccountId, e.Level, e.Approved, e.By, e.AnsweredAt),
        Nrc101Wire.NftApprove e => new AccountApproved(id, e.OwnerId, e.AccountId, NotNegative(e.ApprovalId, "approval_id")),
        Nrc101Wire.NftRevoke e => new ApprovalRevoked(id, e.OwnerId, e.AccountId),
        _ => throw new System.Diagnostics.UnreachableException(element.GetType().Name),
    };

    // No price: the level is not for lease any more. A price without the rest is half an event.
    private static LeaseTerms? Terms(Nrc101Wire.LeaseTermsSet e) =>
        e.PricePerPeriod is not { } price ? null
        : e is { Period: { } period, MaxPeriods: { } most } ? new LeaseTerms(price, period, Count(most, "max_periods"))
        : throw new JsonException("Lease terms have a price, a period and a number of periods.");
}
