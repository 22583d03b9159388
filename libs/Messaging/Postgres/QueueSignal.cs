using Microsoft.Extensions.Logging;
using Npgsql;

namespace Neura.Messaging;

/// <summary>
/// Set by notifications of one queue, reset by each lease. The listener starts with the first wait; where it fails (a pooler without
/// LISTEN, a lost connection) waits end by polling.
/// </summary>
internal sealed partial class QueueSignal(
    NpgsqlDataSource dataSource, string queue, PostgresQueueOptions options, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    // How often a silent connection is asked whether it still lives, and how long the end of a wait that was cancelled is waited for.
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(10), Grace = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Signal _signal = new(options.PollEvery, time);
    private readonly CancellationTokenSource _stop = new();
    private Task? _listening;
    private bool _disposed;

    public void Set() => _signal.Set();

    public void Reset() => _signal.Reset();

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (options.Listen)
                _listening ??= ListenAsync(_stop.Token);
        }

        return _signal.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Task? listening;
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            listening = _listening;
        }

        try
        {
            await _stop.CancelAsync();
        }
        catch (AggregateException failure) when (failure.InnerExceptions.All(one => one is ObjectDisposedException))
        {
            // Npgsql 10.0.0 throws where the connection breaks in the very instant that its wait is cancelled; that wait is over too.
        }

        // Npgsql 10.0.0 now and then loses the cancellation of a wait for notifications. That wait ends by itself with its next ping.
        if (listening is null || await Task.WhenAny(listening, Task.Delay(Grace, time, CancellationToken.None)) == listening)
            _stop.Dispose();
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await dataSource.OpenConnectionAsync(stop);
                connection.Notification += (_, notification) =>
                {
                    if (notification.Payload == queue)
                        Set();
                };
                await using (var listen = new NpgsqlCommand($"listen {QueueSql.Channel}", connection))
                    await listen.ExecuteNonQueryAsync(stop);
                // What was committed before it listened told nobody.
                Set();
                await using var ping = new NpgsqlCommand("select 1", connection);
                while (true)
                {
                    if (!await connection.WaitAsync(Ping, stop))
                        await ping.ExecuteScalarAsync(stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or ObjectDisposedException)
            {
                ListeningFailed(logger, failure, queue);
            }

            await Task.Delay(options.PollEvery, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(3101, LogLevel.Warning, "Listening for queue {Queue} failed; polling until it works again")]
    private static partial void ListeningFailed(ILogger logger, Exception failure, string queue);
}
