using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tokens;
using NeuraNft.Projections.AssetSearch;
using NeuraNft.Projections.InferenceJobs;
using NeuraNft.Projections.Rows;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Collections.CollectionEvent;
using static NeuraNft.Domain.Contracts.ContractEvent;
using static NeuraNft.Domain.Tokens.TokenEvent;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>Whom and what an event concerns, beyond the stream that it stands in.</summary>
internal static class EventConcerns
{
    public static AssetId? AssetOf(
        object data, IReadOnlyDictionary<Guid, JobOrigin> jobs, IReadOnlyDictionary<string, AssetId> deals) => data switch
    {
        AssetEvent e => AssetEvents.IdOf(e),
        InferenceEvent e => jobs.GetValueOrDefault(InferenceJobRows.IdOf(e))?.Asset,
        MarketEvent e => DealOrigins.AssetOf(e, deals),
        TokenEvent e => TokenEvents.IdOf(e),
        ContentEvent e => e.Asset,
        KeyEvent e => e.Asset,
        ModelEvent e => e.Asset,
        InferenceTermsEvent e => e.Asset,
        _ => null,
    };

    public static CollectionId? CollectionOf(object data) => data switch
    {
        CollectionEvent e => CollectionRows.IdOf(e),
        AssetMinted e => e.Collection,
        _ => null,
    };

    /// <summary>Beside the actor; in no order.</summary>
    public static IEnumerable<Account> AccountsOf(object data, IReadOnlyDictionary<Guid, JobOrigin> jobs) => data switch
    {
        CollectionCreated e => [e.Creator, e.Owner],
        CollectionUpdated e => [e.By],
        CollectionTransferred e => [e.OldOwner, e.NewOwner],
        MinterSet e => [e.Account],
        AssetMinted e => [e.Creator, e.Owner],
        MetadataUpdated e => [e.By],
        VersionPublished e => [e.By],
        AssetTransferred e => [e.OldOwner, e.NewOwner],
        AccessSet e => [e.Account, e.GrantedBy],
        AccessRevoked e => [e.Account, e.RevokedBy],
        DefaultLevelSet e => [e.By],
        MaxLevelSet e => [e.By],
        AccessEpochBumped e => [e.OldOwner, e.NewOwner],
        AssetBurnt e => [e.Owner],
        LeaseTermsSet e => [e.By],
        LeaseStarted e => [e.Account, .. e.Payouts.Amounts.Select(a => a.Key)],
        AccessResold e => [e.From, e.To],
        ReplicaCreated e => [e.By],
        RoyaltySet e => [e.By, .. e.Royalty.Shares.Select(s => s.Key)],
        AccessRequested e => [e.Account],
        AccessAnswered e => [e.Account, e.By],
        AccountApproved e => [e.Owner, e.Account],
        ApprovalRevoked e => e.Account is null ? [e.Owner] : [e.Owner, e.Account],
        MarketEvent e => MarketConcerns.AccountsOf(e),
        _ => OthersOf(data, jobs),
    };

    private static IEnumerable<Account> OthersOf(object data, IReadOnlyDictionary<Guid, JobOrigin> jobs) => data switch
    {
        PlatformSet e => e.Account is null ? [e.By] : [e.Account, e.By],
        AnchorerSet e => e.Account is null ? [e.By] : [e.Account, e.By],
        OwnerSet e => [e.OldOwner, e.NewOwner],
        UpgradeStaged e => [e.By],
        UpgradeCancelled e => [e.By],
        UpgradeApplied e => [e.By],
        PayoutHeld e => [e.Account],
        PayoutForwarded e => e.To is { } to ? [e.Account, to] : [e.Account],
        AuditAnchored e => [e.By],
        TokenMinted e => [e.Owner],
        TokenTransferred e => [e.OldOwner, e.NewOwner],
        TokenBurnt e => [e.Owner],
        TokenApproved e => [e.Owner, e.Account],
        TokenApprovalRevoked e => e.Account is null ? [e.Owner] : [e.Owner, e.Account],
        InferenceEvent e => jobs.GetValueOrDefault(InferenceJobRows.IdOf(e)) is { } job ? [job.Requester] : [],
        AccountEvent e => [AccountEvents.AccountOf(e)],
        ContentEvent.AssetSealed e => [e.By],
        ContentEvent.ReencryptionDue { Account: { } account } => [account],
        KeyEvent e => [e.Account],
        ModelEvent.ModelRegistered e => [e.By],
        ModelEvent.ModelTestSet e => [e.By],
        BalanceEvent e => [e.Account],
        InferenceTermsEvent e => [e.By],
        _ => [],
    };
}
