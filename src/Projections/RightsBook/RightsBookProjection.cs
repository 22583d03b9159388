using Neura.EventStore;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tokens;
using NeuraNft.Projections.Rows;
using Npgsql;
using static NeuraNft.Domain.Assets.AssetEvent;

namespace NeuraNft.Projections.RightsBook;

/// <summary>Keeps lease_terms, lease, access_request and approval: what rights cost, who asked, whom an owner lets sell.</summary>
public sealed class RightsBookProjection : IProjection
{
    public string Name => "rights_book";

    public IReadOnlyList<string> Tables => ["lease_terms", "lease", "access_request", "approval"];

    /// <summary>Event types, or whole unions, that change nothing here.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(InferenceEvent), typeof(AccountEvent), typeof(ContractEvent), typeof(MarketEvent),
        typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent), typeof(ModelEvent),
        typeof(BalanceEvent), typeof(InferenceTermsEvent), typeof(WorkerKeyEvent),
        typeof(TokenEvent.TokenMinted), typeof(AssetMinted), typeof(MetadataUpdated), typeof(VersionPublished), typeof(AccessSet),
        typeof(AccessRevoked), typeof(DefaultLevelSet), typeof(MaxLevelSet), typeof(AccessResold), typeof(ReplicaCreated),
        typeof(RoyaltySet),
    ];

    public Task ApplyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct) =>
        page.SelectMany(Of).RunAsync(connection, transaction, ct);

    private static IEnumerable<NpgsqlBatchCommand> Of(IEvent at) => at.Data switch
    {
        LeaseTermsSet e => [LeaseRows.Of(e, at)],
        LeaseStarted e => [LeaseRows.Of(e, at)],
        AccessRequested e => [RequestRows.Of(e, at)],
        AccessAnswered e => [RequestRows.Of(e, at)],
        AccountApproved e => [ApprovalRows.Stands(e.Asset, e.Owner, e.Account, e.ApprovalId, at)],
        ApprovalRevoked e => [ApprovalRows.Ends(e.Asset, e.Account, at)],
        AssetTransferred e => [ApprovalRows.Ends(e.Asset, null, at)],
        AccessEpochBumped e => [LeaseRows.Ended(e.Asset, at)],
        AssetBurnt e => [ApprovalRows.Ends(e.Asset, null, at), LeaseRows.Ended(e.Asset, at)],
        TokenEvent.TokenApproved e => [ApprovalRows.Stands(e.Token, e.Owner, e.Account, e.ApprovalId, at)],
        TokenEvent.TokenApprovalRevoked e => [ApprovalRows.Ends(e.Token, e.Account, at)],
        TokenEvent.TokenTransferred e => [ApprovalRows.Ends(e.Token, null, at)],
        TokenEvent.TokenBurnt e => [ApprovalRows.Ends(e.Token, null, at)],
        _ => [],
    };
}
