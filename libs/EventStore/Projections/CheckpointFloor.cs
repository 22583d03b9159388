using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// How far all of several projections are, wherever their leaders run: for readers that must see what they wrote. One a process for each
/// set of names; safe for any number of threads, which share its queries.
/// </summary>
public sealed class CheckpointFloor(DocumentStore store, params IEnumerable<string> projections)
{
    // A paused one counts as it stands, so that nobody waits for it.
    private const string Query =
        """
        SELECT coalesce(g.last_seq_id, 0), p.paused_at IS NOT NULL
          FROM unnest($1::varchar[]) n (name)
          LEFT JOIN mt_event_progression g ON g.name = n.name LEFT JOIN es_projection p ON p.name = n.name
        """;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50), Fresh = TimeSpan.FromMilliseconds(25);

    private readonly string[] names = [.. projections];
    private readonly Lock gate = new();
    private Task<Look> latest = Task.FromResult(default(Look));
    private long? asked;
    private long floor;

    /// <summary>A position that all of them have applied, as far as this process has heard; needs no query, and never goes back.</summary>
    public long Known
    {
        get
        {
            Raise(names.Length == 0 ? 0 : names.Min(store.Progress.Of));
            return Volatile.Read(ref floor);
        }
    }

    /// <summary>The same, looked up where this process may not have heard of the newest.</summary>
    public async Task<long> ReadAsync(CancellationToken ct)
    {
        if (Known is var known && known > 0 && known >= store.Wakeups.Head) return known;
        await LookAsync(ct);
        return Known;
    }

    /// <summary>Until all have applied a position: true. False where the time is up, or where one is paused before that position.</summary>
    public async Task<bool> WaitForAsync(long position, TimeSpan timeout, CancellationToken ct)
    {
        var started = store.Time.GetTimestamp();
        while (true)
        {
            // Taken first: what moves from here on completes it.
            var next = store.Progress.Next;
            if (Known >= position) return true;
            var look = await LookAsync(ct);
            if (Known >= position) return true;
            var left = timeout - store.Time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero || look.PausedAt < position) return false;
            await EitherAsync(next, left < Poll ? left : Poll, ct);
        }
    }

    /// <summary>
    /// Until all have applied something after a position, woken by the log. It may return a little early: look, and wait again.
    /// </summary>
    public async Task WaitPastAsync(long position, CancellationToken ct)
    {
        while (Known <= position)
        {
            // The end of the log is where readers mostly are; there nothing is asked.
            await store.Wakeups.WaitAsync(position, ct);
            var next = store.Progress.Next;
            if (Known > position) return;
            var look = await LookAsync(ct);
            if (Known > position) return;
            await EitherAsync(next, look.PausedAt <= position ? store.Options.PollInterval : Poll, ct);
        }
    }

    private async Task EitherAsync(Task next, TimeSpan atMost, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(next, Task.Delay(atMost, store.Time, limit.Token));
        await limit.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    /// <summary>One query at a time for all who ask, and none so soon after another.</summary>
    private Task<Look> LookAsync(CancellationToken ct)
    {
        lock (gate)
        {
            if (asked is { } at && (!latest.IsCompleted || (IsOfUse(latest) && store.Time.GetElapsedTime(at) < Fresh)))
                return latest.WaitAsync(ct);
            asked = store.Time.GetTimestamp();
            latest = QueryAsync();
            return latest.WaitAsync(ct);
        }
    }

    // That one is paused ends a wait; it must not have been resumed since.
    private static bool IsOfUse(Task<Look> look) => look is { IsCompletedSuccessfully: true, Result.PausedAt: long.MaxValue };

    private async Task<Look> QueryAsync()
    {
        // Its own life: whoever asked first may go while others still wait.
        var look = await Unavailable.GuardAsync(
            async ValueTask<Look> () =>
            {
                await using var command = store.DataSource.CreateCommand(Query);
                command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
                await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
                var (position, paused) = (long.MaxValue, long.MaxValue);
                while (await reader.ReadAsync(CancellationToken.None))
                {
                    position = Math.Min(position, reader.GetInt64(0));
                    if (reader.GetBoolean(1)) paused = Math.Min(paused, reader.GetInt64(0));
                }

                return new Look(position, paused);
            },
            outcomeUnknown: false);
        if (names.Length > 0) Raise(look.Position);
        return look;
    }

    private void Raise(long to)
    {
        for (var at = Volatile.Read(ref floor); at < to;)
        {
            var was = Interlocked.CompareExchange(ref floor, to, at);
            if (was == at) return;
            at = was;
        }
    }

    /// <param name="Position">The least of all.</param>
    /// <param name="PausedAt">The least of those that are paused.</param>
    private readonly record struct Look(long Position, long PausedAt = long.MaxValue);
}
