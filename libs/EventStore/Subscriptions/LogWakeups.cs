using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// Wakes readers that wait at the end of the log: at once after an append of this process, by one LISTEN connection after those of
/// others, and by polling behind both.
/// </summary>
internal sealed class LogWakeups(NpgsqlDataSource dataSource, StoreOptions options, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(30), Grace = TimeSpan.FromSeconds(2);
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? listening;
    private long head;

    /// <summary>The last position this process has heard of.</summary>
    public long Head
    {
        get
        {
            lock (gate) return head;
        }
    }

    /// <summary>Called after the commit only: who is woken finds the event.</summary>
    public void Raise(long position)
    {
        TaskCompletionSource woken;
        lock (gate)
        {
            if (position <= head) return;
            head = position;
            woken = next;
            next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        woken.SetResult();
    }

    /// <summary>Returns when there is something after the position, or when it is time to look.</summary>
    public async Task WaitAsync(long after, CancellationToken ct)
    {
        Task wake;
        lock (gate)
        {
            if (options.NotifyChannel is { } channel) listening ??= Task.Run(() => ListenAsync(channel), CancellationToken.None);
            if (head > after) return;
            wake = next.Task;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(wake, Task.Delay(options.PollInterval, time, limit.Token));
        await limit.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await stop.CancelAsync();
        }
        catch (AggregateException failure) when (failure.InnerExceptions.All(one => one is ObjectDisposedException))
        {
            // Npgsql 10.0.0 throws where the connection breaks in the very instant that its wait is cancelled; that wait is over too.
        }

        // Npgsql 10.0.0 now and then loses the cancellation of a wait for notifications. That wait ends by itself with its next ping.
        if (listening is null || await Task.WhenAny(listening, Task.Delay(Grace, time, CancellationToken.None)) == listening)
            stop.Dispose();
    }

    private async Task ListenAsync(string channel)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await dataSource.OpenConnectionAsync(stop.Token);
                var announced = 0L;
                connection.Notification += (_, note) => announced = long.TryParse(note.Payload, out var position) ? position : 0;
                var quoted = channel.Replace("\"", "\"\"", StringComparison.Ordinal);
                await using (var listen = new NpgsqlCommand($"LISTEN \"{quoted}\"", connection))
                    await listen.ExecuteNonQueryAsync(stop.Token);

                // First, for what was appended before this began, or while the connection was down, was announced to nobody here. Then
                // at what others announce, which is a hint and no more; and now and then, to notice a connection that is dead.
                while (true)
                {
                    await using (var look = new NpgsqlCommand("SELECT position FROM es_head", connection))
                        Raise((long)(await look.ExecuteScalarAsync(stop.Token))!);
                    announced = 0;
                    while (await connection.WaitAsync(Ping, stop.Token) && announced <= Head)
                    {
                    }
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception)
            {
                // Readers poll meanwhile; a connection that is cut for good shows itself in their own reads.
                await Task.WhenAny(Task.Delay(options.PollInterval, time, stop.Token));
            }
        }
    }
}
