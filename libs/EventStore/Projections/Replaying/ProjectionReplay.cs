namespace Neura.EventStore;

/// <summary>
/// Builds the tables of projections anew in a schema of its own, and compares each with the live one at the position where that stands.
/// Reads the log once for all of them. The live system goes on: nothing of it is locked or written.
/// </summary>
public sealed class ProjectionReplay(DocumentStore store, IReadOnlyList<IProjection> projections, ReplayOptions options, TimeProvider time)
{
    private const int SmallPage = 2_000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly RewritingEvents rewriting = new(store, options);
    private readonly IProjection[] chosen = [.. projections.Where(one => one.Tables.Count > 0)];

    /// <exception cref="ReplayRefusedException">The schema's name is taken or no plain one, or the log is not so long.</exception>
    /// <exception cref="UnreadableEventException">A projection cannot apply an event.</exception>
    public async Task<ReplayResult> RunAsync(IProgress<RebuildProgress>? progress, CancellationToken ct)
    {
        var head = await store.HeadPositionAsync(ct);
        if (options.Until > head) throw new ReplayRefusedException($"The log ends at position {head}.");
        await using var schema = await ReplaySchema.CreateAsync(store.DataSource, options.Schema, ct);
        var kept = false;
        try
        {
            var result = await BuildAsync(progress, ct);
            if (options.Keep) await schema.KeepAsync(ct);
            kept = options.Keep;
            return result;
        }
        finally
        {
            if (!kept) await schema.DropAsync(CancellationToken.None);
        }
    }

    private async Task<ReplayResult> BuildAsync(IProgress<RebuildProgress>? progress, CancellationToken ct)
    {
        ReplayWriter[] writers = [.. chosen.Select(one => new ReplayWriter(store.DataSource, one, options))];
        foreach (var writer in writers) await writer.CreateTablesAsync(ct);
        var pace = new ReplayPace(progress, time);
        for (long? waiting = null; ;)
        {
            var snapshot = await SnapshotAsync(ct);
            try
            {
                var targets = writers.ToDictionary(w => w, w => Target(w, snapshot));
                var behind = targets.Values.Max() - writers.Min(w => w.Position);
                if (behind > options.PageSize)
                {
                    // Old row versions are kept for as long as a snapshot lasts: it is not to last for the whole replay.
                    await snapshot.DisposeAsync();
                    await AdvanceAsync(writers, targets, pace, ct);
                    await CompleteAsync(writers, pace, ct);
                    continue;
                }

                await AdvanceAsync(writers, targets, pace, ct);

                // Only now: one of them may have come while the log was read.
                var standing = writers.Where(w => snapshot.PositionOf(w.Projection.Name) == targets[w]);
                var rewritten = await rewriting.AfterAsync([.. standing.Select(w => (w.Projection, targets[w]))], ct);
                if (rewritten.Count > 0 && options.Until is null && time.GetElapsedTime(waiting ??= time.GetTimestamp()) < options.Patience)
                {
                    await snapshot.DisposeAsync();
                    await Task.Delay(Look, time, ct);
                    continue;
                }

                await CompleteAsync(writers, pace, ct);
                var seconds = pace.Seconds;
                var compared = new List<ReplayedProjection>();
                foreach (var writer in writers) compared.Add(await CompareAsync(writer, targets[writer], snapshot, rewritten, ct));
                return new ReplayResult(pace.Events, seconds, compared);
            }
            finally
            {
                await snapshot.DisposeAsync();
            }
        }
    }

    private long Target(ReplayWriter writer, LiveSnapshot live) =>
        options.Until ?? Math.Max(live.PositionOf(writer.Projection.Name) ?? 0, writer.Position);

    /// <summary>Where all have to stand at one position, a moment when they do, as far as there is one soon.</summary>
    private async Task<LiveSnapshot> SnapshotAsync(CancellationToken ct)
    {
        string[] names = [.. chosen.Select(one => one.Name)];
        for (var began = time.GetTimestamp(); ;)
        {
            var snapshot = await LiveSnapshot.TakeAsync(store, chosen, ct);
            if (options.Until is not { } until || time.GetElapsedTime(began) > options.Patience
                || names.All(name => snapshot.PositionOf(name) is not { } at || at >= until))
                return snapshot;
            await snapshot.DisposeAsync();
            await Task.Delay(Look, time, ct);
        }
    }

    private static async Task CompleteAsync(ReplayWriter[] writers, ReplayPace pace, CancellationToken ct)
    {
        await Parallel.ForEachAsync(writers, Workers(ct), async (writer, token) => await writer.CompleteAsync(token));
        var position = writers.Max(w => w.Position);
        pace.Report(0, position, position);
    }

    private static ParallelOptions Workers(CancellationToken ct) =>
        new() { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount), CancellationToken = ct };

    private async Task AdvanceAsync(
        ReplayWriter[] writers, Dictionary<ReplayWriter, long> targets, ReplayPace pace, CancellationToken ct)
    {
        var (from, until) = (writers.Min(w => Math.Min(w.Position, targets[w])), targets.Values.Max());
        var workers = Workers(ct);
        string[] unused = [.. store.Options.Events.Types.Keys.Where(name => !writers.Any(w => options.Uses(w.Projection, name)))];
        var pageSize = chosen.All(one => one.WritesOnce) ? Math.Min(SmallPage, options.PageSize) : options.PageSize;
        var at = from;
        await foreach (var page in ReplayPages.ReadAsync(store, from, until, pageSize, unused, ct))
        {
            if (writers.Length > 1) ReplayDecoding.Run(page.Events, one => writers.Any(w => options.Uses(w.Projection, one)), workers);
            await Parallel.ForEachAsync(writers, workers, async (writer, token) => await writer.ApplyAsync(page, targets[writer], token));
            pace.Report(page.Through - at, page.Through, until);
            at = page.Through;
        }
    }

    private async Task<ReplayedProjection> CompareAsync(
        ReplayWriter writer, long position, LiveSnapshot live, Dictionary<string, long> rewritten, CancellationToken ct)
    {
        var name = writer.Projection.Name;
        var why = live.PositionOf(name) switch
        {
            null => $"{name} runs in shards, each at a position of its own.",
            { } at when at != position => $"The live rows of {name} stand at position {at}.",
            _ => rewritten.TryGetValue(name, out var by)
                ? $"The live rows of {name} stand at position {position}, before {by}, which changed how earlier events are read."
                : null,
        };
        await using var connection = await store.DataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var tables = new List<ReplayedTable>();
        foreach (var table in writer.Projection.Tables)
            tables.Add(await TableComparison.RunAsync(
                connection, options.Schema, why is null ? live.Connection : null, table, options.MaxDifferences, ct));
        return new ReplayedProjection(name, position, why, tables);
    }
}
