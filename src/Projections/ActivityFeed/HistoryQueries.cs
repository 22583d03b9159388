using System.Diagnostics;
using NeuraNft.Domain;
using NeuraNft.Domain.Market;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>Everything that happened to one entity and that a viewer may see, chain and platform in one list.</summary>
public sealed class HistoryQueries(NpgsqlDataSource source)
{
    /// <summary>A page; <paramref name="after"/> is the last line's position.</summary>
    public async Task<Page<ActivityRow>> OfAsync(
        HistoryOf entity, Account? viewer, IReadOnlyList<string>? kinds, bool oldestFirst, long? after, int limit, CancellationToken ct)
    {
        var pages = PagesOf(entity, viewer) with { Kinds = kinds, OldestFirst = oldestFirst, After = after };
        return Page<ActivityRow>.Of(await pages.ReadAsync(source, limit + 1, ct), limit);
    }

    /// <summary>Lines of one inference after a position, oldest first.</summary>
    public async Task<IReadOnlyList<ActivityRow>> OfInferenceAfterAsync(Guid job, long position, int limit, CancellationToken ct) =>
        await source.ReadAsync<ActivityRow>(
            ActivityRow.Table.Select(
                "where t.entity_type = 'inference' and t.entity_id = $1 and t.position > $2 order by t.position limit $3",
                job.ToString("D"), position, limit), ct);

    /// <summary>Every event of the log, one line each, without a hole.</summary>
    public async Task<Page<ActivityRow>> LogAsync(
        IReadOnlyList<string>? kinds, bool oldestFirst, long? after, int limit, CancellationToken ct)
    {
        var (compare, order) = oldestFirst ? (">", "asc") : ("<", "desc");
        return Page<ActivityRow>.Of(
            await source.ReadAsync<ActivityRow>(
                ActivityRow.Table.Select(
                    $"""
                    where ($1 is null or t.kind = any($1)) and ($2 is null or t.position {compare} $2)
                    order by t.position {order} limit $3
                    """,
                    [Optional.Texts(kinds), Optional.Long(after), limit + 1]),
                ct),
            limit);
    }

    /// <summary>Position of the last event that a transaction left; null where it left none.</summary>
    public async Task<long?> LastOfTransactionAsync(string hash, CancellationToken ct) =>
        (await source.ReadAsync<ActivityRow>(
            ActivityRow.Table.Select("where t.tx_hash = $1 order by t.position desc limit 1", hash), ct)).SingleOrDefault()?.Position;

    /// <summary>The same, of a transaction that the account signed or had relayed.</summary>
    public async Task<long?> LastOfTransactionAsync(string hash, Account account, CancellationToken ct) =>
        (await source.ReadAsync<ActivityRow>(
            ActivityRow.Table.Select(
                "where t.tx_hash = $1 and $2 in (t.signer, t.predecessor) order by t.position desc limit 1", hash, account.Value), ct))
        .SingleOrDefault()?.Position;

    /// <summary>The lines at these positions, by position; those that are there.</summary>
    public async Task<IReadOnlyList<ActivityRow>> AtAsync(IReadOnlyCollection<long> positions, CancellationToken ct) =>
        await source.ReadAsync<ActivityRow>(
            ActivityRow.Table.Select("where t.position = any($1) order by t.position", [positions.ToArray()]), ct);

    /// <summary>Block time of the newest chain event up to a position: how late it was on chain, for who had read so far.</summary>
    public async Task<BlockTime?> ChainTimeAtAsync(long position, CancellationToken ct) =>
        (await source.ReadAsync<ActivityRow>(
            ActivityRow.Table.Select(
                "where t.position <= $1 and t.block_time is not null order by t.position desc limit 1", position), ct))
        .SingleOrDefault()?.BlockTime;

    private static FeedPages PagesOf(HistoryOf entity, Account? viewer) => entity switch
    {
        HistoryOf.AnAsset e => FeedPages.Of(e.Id, viewer),
        HistoryOf.ACollection e => FeedPages.Of(e.Id),
        HistoryOf.AnInference e => new FeedPages("t.entity_type = 'inference' and t.entity_id = $5", [e.Job.ToString("D")], viewer),
        HistoryOf.ADeal e => new FeedPages("t.entity_type = 'market' and t.entity_id = $5", [EntityId(e.Id)], null),
        HistoryOf.AnAccount e => FeedPages.Of(e.Account, viewer),
        _ => throw new UnreachableException(entity.GetType().Name),
    };

    // The stream's key without its first part, as the feed has it.
    private static string EntityId(DealId deal)
    {
        var key = StreamKeys.Deal(deal);
        return key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];
    }
}
