using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
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
using static NeuraNft.Domain.Collections.CollectionEvent;
using static NeuraNft.Domain.Market.MarketEvent;
using static NeuraNft.Domain.Tokens.TokenEvent;

namespace NeuraNft.Projections.Holdings;

/// <summary>Keeps holding, account_profile and collection_counts: who owns what since when, and how much each has and had.</summary>
public sealed class HoldingsProjection : IProjection
{
    private static readonly Type[] Used =
    [
        typeof(AssetMinted), typeof(AssetTransferred), typeof(AssetBurnt), typeof(TokenMinted), typeof(TokenTransferred),
        typeof(TokenBurnt), typeof(CollectionCreated), typeof(CollectionTransferred), typeof(Sold), typeof(LeaseStarted),
    ];

    public string Name => "holdings";

    public IReadOnlyList<string> Tables => ["holding", "account_profile", "collection_counts"];

    /// <summary>Event types, or whole unions, that are not counted.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(InferenceEvent), typeof(AccountEvent), typeof(ContractEvent), typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent),
        typeof(ModelEvent), typeof(BalanceEvent), typeof(InferenceTermsEvent), typeof(WorkerKeyEvent),
        .. new[] { typeof(AssetEvent), typeof(TokenEvent), typeof(CollectionEvent), typeof(MarketEvent) }
            .SelectMany(u => u.GetNestedTypes()).Except(Used),
    ];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var used = page.Where(at => Used.Contains(at.Data.GetType())).ToList();
        if (used.Count == 0)
            return;
        var assets = used.Select(at => OwnerChange.Of(at.Data)?.Asset).OfType<AssetId>().Distinct().ToList();
        var holdings = await HoldingQueries.Select(assets).ReadAsync<HoldingRow>(connection, transaction, ct);
        var collections = holdings.Select(h => new CollectionId(h.Contract, h.CollectionId))
            .Concat(used.Select(at => at.Data).OfType<AssetMinted>().Select(e => e.Collection)).Distinct().ToList();
        var accounts = used.SelectMany(at => AccountsOf(at.Data)).Concat(holdings.Select(h => h.Owner)).Distinct().ToList();
        var profiles = await ProfileQueries.Select(accounts).ReadAsync<ProfileRow>(connection, transaction, ct);
        var counts = await CollectionCountsQueries.Select(collections).ReadAsync<CollectionCountsRow>(connection, transaction, ct);

        var (holdingById, profileById, countsById) =
            (holdings.ToDictionary(r => r.Asset), profiles.ToDictionary(r => r.Account), counts.ToDictionary(r => r.Id));
        var fold = new HoldingsFold(holdingById, profileById, countsById);
        foreach (var at in used)
            fold.Apply(at);
        await HoldingRow.Table.UpsertAsync(connection, transaction, holdingById.Values, ct);
        await ProfileRow.Table.UpsertAsync(connection, transaction, profileById.Values, ct);
        await CollectionCountsRow.Table.UpsertAsync(connection, transaction, countsById.Values, ct);
    }

    private static Account[] AccountsOf(object data) => data switch
    {
        AssetMinted e => [e.Creator, e.Owner],
        AssetTransferred e => [e.NewOwner],
        TokenMinted e => [e.Owner],
        TokenTransferred e => [e.NewOwner],
        CollectionCreated e => [e.Creator, e.Owner],
        CollectionTransferred e => [e.OldOwner, e.NewOwner],
        Sold e => [e.Seller, e.Buyer],
        LeaseStarted e => [e.Account],
        _ => [],
    };
}
