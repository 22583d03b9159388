using Neura.EventStore;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Erasure;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tokens;
using NeuraNft.Projections.Rows;
using Npgsql;
using static NeuraNft.Domain.Accounts.AccountEvent;
using static NeuraNft.Projections.Rows.Statement;

namespace NeuraNft.Projections.InferenceJobs;

/// <summary>Keeps inference_jobs: what was asked, where it stands, what came out.</summary>
public sealed class InferenceJobsProjection : IProjection
{
    public string Name => "inference_jobs";

    public IReadOnlyList<string> Tables => ["inference_jobs"];

    public IReadOnlyList<string> Lookups => ["inference_jobs_requester"];

    /// <summary>Event types, or whole unions, that are about no job.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(AssetEvent), typeof(ContractEvent), typeof(MarketEvent), typeof(TokenEvent),
        typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent), typeof(ModelEvent),
        typeof(BalanceEvent), typeof(InferenceTermsEvent), typeof(WorkerKeyEvent),
        typeof(SessionOpened), typeof(SessionRefreshed), typeof(SessionClosed), typeof(ApiKeyIssued), typeof(ApiKeyRevoked),
        typeof(EncryptionKeyRegistered), typeof(TextGenerated),
    ];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var used = page.Where(e => e.Data is InferenceEvent or SubjectErased).ToList();
        Guid[] jobs = [.. used.Select(e => e.Data).OfType<InferenceEvent>().Select(InferenceJobRows.IdOf).Distinct()];
        var before = (await InferenceJobQueries.Select(jobs).ReadAsync<InferenceJobRow>(connection, transaction, ct))
            .ToDictionary(r => r.Job);
        var rows = before.ToDictionary();
        var erasures = new List<NpgsqlBatchCommand>();
        foreach (var at in used)
        {
            if (at.Data is SubjectErased erased)
            {
                erasures.Add(Erase(erased, at));
                foreach (var row in rows.Values.Where(r => r.Requester == erased.Account && r.RequestedPosition < at.Sequence).ToList())
                    rows[row.Job] = InferenceJobRows.Erased(row);
                continue;
            }
            var data = (InferenceEvent)at.Data;
            var job = InferenceJobRows.IdOf(data);
            rows[job] = InferenceJobRows.Apply(rows.GetValueOrDefault(job), data, at);
        }

        // Rows of jobs that the page is not about first: of the others the page knows more.
        await erasures.RunAsync(connection, transaction, ct);
        await InferenceJobRow.Table.SaveAsync(connection, transaction, before, rows, ct);
    }

    private static NpgsqlBatchCommand Erase(SubjectErased e, IEvent at) => Rows.Statement.Of(
        """
        update inference_jobs set input = $2, output = case when output is not null then $2 end,
            input_sha256 = case when input_sha256 is not null then $3 end,
            output_sha256 = case when output_sha256 is not null then $3 end, receipt = jsonb_set(receipt, '{salt}', 'null')
        where requester = $1 and requested_position < $4
        """,
        Text(e.Account), Text(PersonalFields.ErasedJson), Text(PersonalFields.ErasedHash), Long(at.Sequence));
}
