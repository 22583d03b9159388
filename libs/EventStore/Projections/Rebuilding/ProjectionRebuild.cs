using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// Builds a projection's tables anew beside the live ones, compares both at one position, and puts the new ones in the old ones' place
/// in one transaction. Interrupted at any point, the next run goes on where it was. The projection goes on meanwhile.
/// </summary>
public sealed class ProjectionRebuild(
    DocumentStore store, IProjection projection, RebuildOptions options, TimeProvider time, ILogger logger)
{
    // PostgreSQL cuts names at 63 bytes: "rebuild_" before it, "/old" behind.
    private const int MaxNameBytes = 51;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly ShadowTables shadow = new(projection.Name, projection.Tables);
    private readonly LiveCheckpoints live = new(store, projection);
    private readonly string checkpoint = RebuildWriter.CheckpointOf(projection);
    private (long Position, long Since) stalled = (-1, 0);

    /// <exception cref="InvalidOperationException">
    /// The tables cannot be swapped (foreign keys, triggers, sequences and such, all named), or another rebuild of it runs.
    /// </exception>
    /// <exception cref="ArgumentException">One shard was given instead of the whole projection.</exception>
    public async Task<RebuildResult> RunAsync(IProgress<RebuildProgress>? progress, CancellationToken ct)
    {
        if (projection is ShardProjection shard)
            throw new ArgumentException($"Give {shard.Whole.Name} to rebuild it, not its {shard.Name}.");
        if (options.Shards is not null && projection is not FoldingProjection)
            throw new ArgumentException($"{projection.Name} cannot be sharded: it is no {nameof(FoldingProjection)}.");
        if (Encoding.UTF8.GetByteCount(projection.Name) > MaxNameBytes)
            throw new ArgumentException($"{projection.Name} is too long to be rebuilt: a schema is named after it.");
        if (projection.Tables.Count == 0) return new RebuildResult(RebuildOutcome.NothingToRebuild, 0, "", "");

        // One connection for all writing.
        await using var connection = await store.DataSource.OpenConnectionAsync(ct);
        await using var alone = await RebuildLock.TakeAsync(connection, projection.Name, ct);
        await TableObstacles.CheckAsync(connection, projection.Tables, ct);
        var writer = new RebuildWriter(connection, projection, shadow.Schema, options, time, await PrepareAsync(connection, ct));
        return await BuildAsync(connection, writer, progress, ct);
    }

    /// <summary>The position from which to go on; 0 with fresh tables.</summary>
    private async Task<long> PrepareAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var positions = await connection.ListAsync(
            "SELECT last_seq_id FROM mt_event_progression WHERE name = $1", [checkpoint], row => row.GetInt64(0), ct);
        if (positions is [var position] && !options.Restart && await shadow.AreLikeLiveAsync(connection, ct)) return position;
        await shadow.DropAsync(connection, ct);
        await connection.RunAsync("DELETE FROM mt_event_progression WHERE name = $1", [checkpoint], ct);
        await connection.RunAsync("INSERT INTO mt_event_progression (name, last_seq_id) VALUES ($1, 0)", [checkpoint], ct);
        await shadow.CreateAsync(connection, ct);
        await transaction.CommitAsync(ct);
        return 0;
    }

    private async Task<RebuildResult> BuildAsync(
        NpgsqlConnection connection, RebuildWriter writer, IProgress<RebuildProgress>? progress, CancellationToken ct)
    {
        var (began, first) = (time.GetTimestamp(), writer.Position);
        while (true)
        {
            var target = await live.PositionAsync(connection, ct);
            RebuildLog.Started(logger, projection.Name, writer.Position, target);
            await foreach (var page in RebuildPages.ReadAsync(store, writer.Position, target, options.PageSize, ct))
            {
                await writer.ApplyAsync(page, ct);
                var rate = (writer.Position - first) / Math.Max(time.GetElapsedTime(began).TotalSeconds, 0.001);
                progress?.Report(new RebuildProgress(writer.Position, target, rate));
            }

            // All but the last page is written, analyzed and on disk before the live projection has to wait.
            await using (var transaction = await connection.BeginTransactionAsync(ct))
            {
                await writer.WriteAsync(ct);
                await transaction.CommitAsync(ct);
            }

            await shadow.AnalyzeAsync(connection, ct);
            if (await FinishAsync(connection, writer, ct) is { } result) return result;
        }
    }

    /// <summary>Holds the live projection where it is, applies the rest, compares and swaps. Null where there is more to do.</summary>
    private async Task<RebuildResult?> FinishAsync(NpgsqlConnection connection, RebuildWriter writer, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var place = await live.HoldAsync(connection, ct);
        var target = place.IsUnborn ? writer.Position : place.Position;
        if (target - writer.Position > options.PageSize) return null;
        if (target < writer.Position)
        {
            await transaction.RollbackAsync(ct);
            await WaitAsync(target, writer.Position, ct);
            return null;
        }

        await foreach (var page in RebuildPages.ReadAsync(store, writer.Position, target, options.PageSize, ct))
            await writer.ApplyAsync(transaction, page, ct);
        await writer.WriteAsync(ct);
        await LevelAsync(connection, place, ct);

        var before = await TableDigest.ReadAsync(connection, "public", projection.Tables, ct);
        var after = await TableDigest.ReadAsync(connection, shadow.Schema, projection.Tables, ct);
        var equal = place.IsUnborn ? before.All(one => one.Rows == 0) : before.SequenceEqual(after);
        var (was, now) = (TableDigest.Text(before), TableDigest.Text(after));
        if (equal || options.AcceptDifference) await SwapAsync(connection, transaction, place, target, ct);
        await transaction.CommitAsync(ct);
        if (equal || options.AcceptDifference) RebuildLog.Swapped(logger, projection.Name, target, was, now);
        else RebuildLog.Different(logger, projection.Name, target, was, now);
        return new RebuildResult(equal || options.AcceptDifference ? RebuildOutcome.Swapped : RebuildOutcome.Different, target, was, now);
    }

    /// <summary>It began to run while it was built for the first time, or was sent back: it can be compared once it is as far.</summary>
    private async Task WaitAsync(long position, long rebuilt, CancellationToken ct)
    {
        if (position != stalled.Position) stalled = (position, time.GetTimestamp());
        else if (time.GetElapsedTime(stalled.Since) > Patience)
            throw new InvalidOperationException(
                $"{projection.Name} stands still at {position}; its rebuild, at {rebuilt}, waited for it in vain.");
        await Task.Delay(Look, time, ct);
    }

    /// <summary>Brings the live shards to the position of the furthest: only then do their tables stand at one.</summary>
    private async Task LevelAsync(NpgsqlConnection connection, LivePlace place, CancellationToken ct)
    {
        const string advance =
            """
            INSERT INTO mt_event_progression (name, last_seq_id, last_updated) VALUES ($1, $2, now())
            ON CONFLICT (name) DO UPDATE SET last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated
            """;
        await connection.RunAsync("SET LOCAL search_path TO DEFAULT", [], ct);
        foreach (var (shard, position) in place.Shards.Where(one => one.Position < place.Position))
        {
            await foreach (var page in RebuildPages.ReadAsync(store, position, place.Position, options.PageSize, ct))
                await ((FoldingProjection)projection).ApplyAsync(connection, shard, page, ct);
            await connection.RunAsync(advance, [shard.NameOf(projection.Name), place.Position], ct);
        }
    }

    private async Task SwapAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, LivePlace place, long position, CancellationToken ct)
    {
        if (!await shadow.AreLikeLiveAsync(connection, ct))
            throw new InvalidOperationException($"The tables of {projection.Name} were altered while they were rebuilt: run it again.");
        await new TableSwap(projection.Name, shadow.Schema, projection.Tables, time, logger).RunAsync(connection, transaction, ct);
        await live.MoveAsync(connection, place, position, options.Shards, ct);
        await connection.RunAsync("DELETE FROM mt_event_progression WHERE name = $1", [checkpoint], ct);
    }
}
