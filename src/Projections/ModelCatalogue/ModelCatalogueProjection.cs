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

namespace NeuraNft.Projections.ModelCatalogue;

/// <summary>Keeps model_metadata and model_node: what registered models are, and whether they passed their test.</summary>
public sealed class ModelCatalogueProjection : IProjection
{
    public string Name => "model_catalogue";

    public IReadOnlyList<string> Tables => ["model_metadata", "model_node"];

    /// <summary>Whole unions that say nothing of a model.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(AssetEvent), typeof(AccountEvent), typeof(ContractEvent), typeof(MarketEvent), typeof(TokenEvent),
        typeof(InferenceEvent), typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent),
        typeof(BalanceEvent), typeof(InferenceTermsEvent), typeof(WorkerKeyEvent),
    ];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var used = page.Where(e => e.Data is ModelEvent).ToList();
        if (used.Count == 0)
            return;
        var nodes = used.Select(e => e.Data).OfType<ModelEvent.ModelGraphRecorded>().SelectMany(ModelNodeRow.Of).ToList();
        await ModelNodeRow.Table.InsertAsync(connection, transaction, nodes, ct);
        var keys = used.Select(e => KeyOf((ModelEvent)e.Data)).Distinct().ToList();
        var rows = (await ModelQueries.Select(keys).ReadAsync<ModelRow>(connection, transaction, ct))
            .ToDictionary(r => (r.Asset, r.Version));
        foreach (var at in used.Where(e => e.Data is not ModelEvent.ModelGraphRecorded))
        {
            var data = (ModelEvent)at.Data;
            rows[KeyOf(data)] = ModelRows.Apply(rows.GetValueOrDefault(KeyOf(data)), data, at);
        }

        await ModelRow.Table.UpsertAsync(connection, transaction, rows.Values, ct);
    }

    private static (AssetId Asset, int Version) KeyOf(ModelEvent @event) => (@event.Asset, @event.Version);
}
