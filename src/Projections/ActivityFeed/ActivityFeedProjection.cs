using Neura.EventStore;
using NeuraNft.Domain.Erasure;
using NeuraNft.Domain.Inferences;
using NeuraNft.Projections.InferenceJobs;
using NeuraNft.Projections.Rows;
using Npgsql;
using static NeuraNft.Domain.Accounts.AccountEvent;
using static NeuraNft.Domain.Inferences.InferenceEvent;
using static NeuraNft.Projections.Rows.Statement;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>Keeps activity_feed: the whole log, one line an event.</summary>
public sealed class ActivityFeedProjection : IProjection
{
    public string Name => "activity_feed";

    public IReadOnlyList<string> Tables => ["activity_feed"];

    public IReadOnlyList<string> Lookups => ["activity_feed_jobs", "activity_feed_deals", "activity_feed_personal"];

    public bool WritesOnce => true;

    public static IReadOnlyCollection<Type> Unused => [];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var jobs = await JobsAsync(connection, transaction, page, ct);
        var deals = await DealOrigins.ReadAsync(connection, transaction, page, ct);
        var last = await LastAsync(connection, transaction, ct);
        await ActivityRow.Table.UpsertAsync(
            connection, transaction, [.. page.Where(e => e.Sequence <= last).Select(e => ActivityRows.Of(e, jobs, deals))], ct);
        if (page[^1].Sequence > last)
            await ActivityRow.Table.CopyAsync(
                connection, page.Where(e => e.Sequence > last).Select(e => ActivityRows.Of(e, jobs, deals)), ct);
        var erasures = page.Where(e => e.Data is SubjectErased).ToList();
        if (erasures.Count > 0)
            await new[] { EraseNames(erasures), EraseHashes(erasures) }.RunAsync(connection, transaction, ct);
    }

    private static async Task<long> LastAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select coalesce(max(position), 0) from activity_feed", connection, transaction);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private static NpgsqlBatchCommand EraseHashes(IReadOnlyList<IEvent> at) => Rows.Statement.Of(
        """
        update activity_feed f set summary = jsonb_set(f.summary, '{outputSha256}', to_jsonb($3::text))
        from unnest($1, $2) e (account, position)
        join activity_feed j on j.kind = 'inference_requested' and j.summary ->> 'requester' = e.account
            and j.accounts @> array[e.account]::varchar[]
        where f.kind = 'inference_completed' and f.entity_type = 'inference' and f.entity_id = j.entity_id and f.position < e.position
        """,
        Texts(at.Select(e => ((SubjectErased)e.Data).Account.Value)), Positions(at), Text(PersonalFields.ErasedHash));

    private static NpgsqlBatchCommand EraseNames(IReadOnlyList<IEvent> at) => Rows.Statement.Of(
        """
        update activity_feed f set summary = jsonb_set(f.summary, '{name}', to_jsonb($3::text))
        from unnest($1, $2) e (entity_id, position)
        where f.kind = 'api_key_issued' and f.entity_type = 'account' and f.entity_id = e.entity_id and f.position < e.position
        """,
        Texts(at.Select(e => e.StreamKey["account/".Length..])), Positions(at), Text(PersonalFields.ErasedText));

    private static NpgsqlParameter Positions(IReadOnlyList<IEvent> at) => new() { Value = at.Select(e => e.Sequence).ToArray() };

    private static async Task<Dictionary<Guid, JobOrigin>> JobsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var events = page.Select(e => e.Data).OfType<InferenceEvent>().ToList();
        var jobs = events.OfType<InferenceRequested>().ToDictionary(e => e.Job, e => new JobOrigin(e.Job, e.Asset, e.Requester));
        var others = events.Select(InferenceJobRows.IdOf).Distinct().Where(job => !jobs.ContainsKey(job));
        string[] earlier = [.. others.Select(job => job.ToString("D"))];
        if (earlier.Length == 0)
            return jobs;
        var rows = await SelectRows.Of(
            """
            select entity_id::uuid as job, jsonb_build_object('contract', contract, 'token_id', token_id) as asset,
                summary ->> 'requester' as requester
            from activity_feed where kind = 'inference_requested' and entity_id = any($1)
            """,
            Optional.Texts(earlier)).ReadAsync<JobOrigin>(connection, transaction, ct);
        foreach (var row in rows)
            jobs[row.Job] = row;
        return jobs;
    }
}
