using Neura.EventStore;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Projections.Rows;
using Npgsql;
using NpgsqlTypes;
using static NeuraNft.Domain.Inferences.InferenceEvent;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>What a page of the log adds to the demand for assets.</summary>
internal sealed class Demands
{
    private readonly Dictionary<Guid, JobRow> jobs;
    private readonly IReadOnlyDictionary<Guid, JobRow> jobsBefore;
    private readonly Dictionary<AssetId, DemandRow> rows;
    private readonly HashSet<AssetId> changed = [];

    private Demands(Dictionary<Guid, JobRow> jobs, Dictionary<AssetId, DemandRow> rows) =>
        (this.jobs, jobsBefore, this.rows) = (jobs, new Dictionary<Guid, JobRow>(jobs), rows);

    /// <summary>Every asset whose demand the page may change.</summary>
    public IReadOnlyCollection<AssetId> Assets { get; private init; } = [];

    public IEnumerable<DemandRow> Changed => changed.Select(a => rows[a]);

    public static async Task<Demands> LoadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var ended = page.Select(e => e.Data).OfType<InferenceEvent>().Select(JobOf).OfType<Guid>().ToArray();
        var jobs = ended.Length == 0
            ? []
            : await JobRow.Table.Select("where t.job = any($1)", Ids(ended)).ReadAsync<JobRow>(connection, transaction, ct);
        var completed = page.Select(e => e.Data).OfType<InferenceCompleted>().Select(e => e.Job).ToHashSet();
        AssetId[] assets =
        [
            .. page.Select(e => e.Data).OfType<InferenceRequested>().Where(e => completed.Contains(e.Job)).Select(e => e.Asset)
                .Concat(page.SelectMany(e => AssetsOf(e.Data)))
                .Concat(jobs.Where(j => completed.Contains(j.Job)).Select(j => j.Asset)).Distinct(),
        ];
        var rows = assets.Length == 0 ? [] : await DemandRow.Select(assets).ReadAsync<DemandRow>(connection, transaction, ct);
        return new Demands(jobs.ToDictionary(j => j.Job), rows.ToDictionary(r => r.Id)) { Assets = assets };
    }

    public void Fold(IEvent at)
    {
        switch (at.Data)
        {
            case InferenceRequested e:
                jobs[e.Job] = new JobRow(e.Job, e.Asset.Contract, e.Asset.TokenId);
                break;
            case InferenceCompleted e when jobs.Remove(e.Job, out var job):
                Count(job.Asset, at, r => r with { Inferences = r.Inferences + 1 });
                break;
            case InferenceEvent e when JobOf(e) is { } ended:
                jobs.Remove(ended);
                break;
            case AssetEvent.LeaseStarted e:
                Count(e.Asset, at, r => r with { Leases = r.Leases + 1 });
                break;
            case MarketEvent.Sold e:
                foreach (var asset in AssetsOf(e).Distinct())
                    Count(asset, at, r => r with { Sales = r.Sales + 1 });
                break;
        }
    }

    public async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        Guid[] ended = [.. jobsBefore.Keys.Except(jobs.Keys)];
        await DemandRow.Table.UpsertAsync(connection, transaction, [.. Changed], ct);
        await JobRow.Table.UpsertAsync(connection, transaction, [.. jobs.Values.Where(j => !jobsBefore.ContainsKey(j.Job))], ct);
        if (ended.Length > 0)
            await new[] { Statement.Of("delete from search_job where job = any($1)", Ids(ended)) }.RunAsync(connection, transaction, ct);
    }

    private void Count(AssetId asset, IEvent at, Func<DemandRow, DemandRow> one)
    {
        var row = rows.GetValueOrDefault(asset) ?? DemandRow.None(asset);
        if (row.Position >= at.Sequence)
            return;
        rows[asset] = one(row) with { Position = at.Sequence };
        changed.Add(asset);
    }

    private static IEnumerable<AssetId> AssetsOf(object? data) => data switch
    {
        AssetEvent.LeaseStarted e => [e.Asset],
        MarketEvent.Sold e => e.TokenIds.Values.Select(t => new AssetId(e.TokenContract, t)),
        _ => [],
    };

    private static Guid? JobOf(InferenceEvent e) => e switch
    {
        InferenceCompleted c => c.Job,
        InferenceFailed f => f.Job,
        InferenceCancelled c => c.Job,
        _ => null,
    };

    private static NpgsqlParameter Ids(Guid[] ids) => new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };
}
