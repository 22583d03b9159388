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

namespace NeuraNft.Projections.InferenceJobs;

/// <summary>Keeps inference_jobs: what was asked, where it stands, what came out.</summary>
public sealed class InferenceJobsProjection : IProjection
{
    public string Name => "inference_jobs";

    public IReadOnlyList<string> Tables => ["inference_jobs"];

    /// <summary>Whole unions that are about no job.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(AssetEvent), typeof(AccountEvent), typeof(ContractEvent), typeof(MarketEvent), typeof(TokenEvent),
        typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent), typeof(ModelEvent),
        typeof(BalanceEvent), typeof(InferenceTermsEvent), typeof(WorkerKeyEvent),
    ];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var used = page.Where(e => e.Data is InferenceEvent).ToList();
        Guid[] jobs = [.. used.Select(e => InferenceJobRows.IdOf((InferenceEvent)e.Data)).Distinct()];
        var rows = (await InferenceJobQueries.Select(jobs).ReadAsync<InferenceJobRow>(connection, transaction, ct))
            .ToDictionary(r => r.Job);
        foreach (var at in used)
        {
            var data = (InferenceEvent)at.Data;
            var job = InferenceJobRows.IdOf(data);
            rows[job] = InferenceJobRows.Apply(rows.GetValueOrDefault(job), data, at);
        }

        await InferenceJobRow.Table.UpsertAsync(connection, transaction, rows.Values, ct);
    }
}
