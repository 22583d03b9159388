using Neura.EventStore;
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

namespace NeuraNft.Projections.Provenance;

/// <summary>Keeps asset_version and lineage: what was published of an asset, and what it derives from.</summary>
public sealed class ProvenanceProjection : IProjection
{
    public string Name => "provenance";

    public IReadOnlyList<string> Tables => ["asset_version", "lineage"];

    /// <summary>Event types, or whole unions, that publish nothing and derive nothing.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(InferenceEvent), typeof(AccountEvent), typeof(ContractEvent), typeof(MarketEvent),
        typeof(TokenEvent), typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent), typeof(ModelEvent),
        typeof(BalanceEvent), typeof(InferenceTermsEvent), typeof(WorkerKeyEvent),
        .. typeof(AssetEvent).GetNestedTypes().Except([typeof(AssetMinted), typeof(VersionPublished), typeof(ReplicaCreated)]),
    ];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        await VersionRow.Table.InsertAsync(connection, transaction, [.. page.Select(VersionOf).OfType<VersionRow>()], ct);
        var replicas = page.Where(at => at.Data is ReplicaCreated).ToList();
        if (replicas.Count == 0)
            return;
        var parents = replicas.Select(at => ((ReplicaCreated)at.Data).Parent).ToList();
        var known = (await LineageQueries.SelectAncestors(parents).ReadAsync<LineageRow>(connection, transaction, ct))
            .GroupBy(r => r.Asset).ToDictionary(g => g.Key, g => g.ToList());
        var added = new List<LineageRow>();
        foreach (var at in replicas)
        {
            var e = (ReplicaCreated)at.Data;
            List<LineageRow> rows = [.. LineageRows.Of(e, known.GetValueOrDefault(e.Parent) ?? [], at.Sequence)];
            // A parent of this page's has the ancestors that this page gave it.
            if (known.TryAdd(e.Asset, rows))
                added.AddRange(rows);
        }
        await LineageRow.Table.InsertAsync(connection, transaction, added, ct);
    }

    private static VersionRow? VersionOf(IEvent at) => at.Data switch
    {
        AssetMinted { Version: { } version } e => VersionRow.Of(e.Asset, version, e.Creator, at.Sequence),
        VersionPublished e => VersionRow.Of(e.Asset, e.Version, e.By, at.Sequence),
        _ => null,
    };
}
