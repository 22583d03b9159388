using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;

namespace Neura.Messaging;

/// <summary>
/// A durable queue in PostgreSQL: at least once, in about the order of enqueueing, many workers on many machines. A message that is
/// leased and not completed comes again when its lease ends, and is parked when its attempts are used up.
/// </summary>
public sealed partial class PostgresQueue : IAsyncDisposable
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly PostgresQueueOptions _options;
    private readonly QueueSignal _signal;

    /// <param name="dataSource">Of a database that db/0010_messaging.sql has been applied to. Not disposed of here.</param>
    /// <param name="queue">1 to 40 of a-z, 0-9, _ and -.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="time">For waiting; leases go by the database's clock.</param>
    /// <param name="logger">Hears of lost connections of the listener; null for none.</param>
    public PostgresQueue(
        NpgsqlDataSource dataSource, string queue, PostgresQueueOptions? options, TimeProvider time, ILogger? logger = null)
    {
        if (!QueueName().IsMatch(queue))
            throw new ArgumentException("A queue's name is 1 to 40 of a-z, 0-9, _ and -", nameof(queue));
        (_dataSource, Name, _options) = (dataSource, queue, options ?? new PostgresQueueOptions());
        _signal = new QueueSignal(dataSource, queue, _options, time, logger ?? NullLogger.Instance);
    }

    public string Name { get; }

    /// <summary>Enqueues inside the caller's transaction: the message exists if and when that commits.</summary>
    /// <returns>False where the id was enqueued before, be it completed since or not.</returns>
    public async Task<bool> EnqueueAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, QueueMessage message, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(QueueSql.Enqueue, connection, transaction)
        {
            Parameters =
            {
                new() { Value = Name },
                new() { Value = message.Id },
                new() { Value = message.Body, NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = message.Delay },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken);
    }

    /// <summary>Enqueues in a transaction of its own.</summary>
    /// <returns>False where the id was enqueued before.</returns>
    public async Task<bool> EnqueueAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        return await EnqueueAsync(connection, null, message, cancellationToken);
    }

    /// <summary>Takes what is due, oldest first; returns at once, with none where nothing is.</summary>
    /// <param name="max">At most so many.</param>
    /// <param name="leaseFor">How long they are the caller's before others get them.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<QueueLease>> LeaseAsync(int max, TimeSpan leaseFor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        // Before the query: what is committed after it sets the signal again.
        _signal.Reset();
        while (true)
        {
            var (leases, parked) = await LeaseOnceAsync(max, leaseFor, cancellationToken);
            if (leases.Count + parked == max)
                _signal.Set();
            if (leases.Count > 0 || parked == 0)
                return leases;
        }
    }

    /// <summary>Returns when there may be something to lease: notified, or after <see cref="PostgresQueueOptions.PollEvery"/>.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _signal.WaitAsync(cancellationToken);

    /// <summary>Ends a message's life.</summary>
    /// <returns>False where the lease was lost: another worker has the message or has completed it.</returns>
    public async Task<bool> CompleteAsync(QueueLease lease, CancellationToken cancellationToken) =>
        await CompleteAsync([lease], cancellationToken) == 1;

    /// <summary>Completes many in one round trip.</summary>
    /// <returns>How many of the leases were still held.</returns>
    public async Task<int> CompleteAsync(IReadOnlyCollection<QueueLease> leases, CancellationToken cancellationToken)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        return await CompleteAsync(connection, null, leases, cancellationToken);
    }

    /// <summary>Completes inside the caller's transaction, so that a result and the end of its message commit together.</summary>
    /// <returns>How many of the leases were still held; roll back where it is fewer than expected.</returns>
    public async Task<int> CompleteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        IReadOnlyCollection<QueueLease> leases,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(QueueSql.Complete, connection, transaction)
        {
            Parameters =
            {
                new() { Value = leases.Select(lease => lease.Sequence).ToArray() },
                new() { Value = leases.Select(lease => lease.Token).ToArray() },
                new() { Value = Name },
            },
        };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Keeps a lease for longer, counted from now.</summary>
    /// <returns>The lease with its new end; null where it was lost, and the work should stop.</returns>
    public async Task<QueueLease?> ExtendAsync(QueueLease lease, TimeSpan leaseFor, CancellationToken cancellationToken)
    {
        await using var command = Command(QueueSql.Extend, lease.Sequence, lease.Token, leaseFor);
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime until ? lease with { Until = until } : null;
    }

    /// <summary>Gives a message back to be leased again after a delay; parks it where its attempts are used up.</summary>
    public async Task<RetryOutcome> RetryAsync(QueueLease lease, TimeSpan delay, string reason, CancellationToken cancellationToken)
    {
        if (lease.Attempt >= _options.MaxAttempts && !_options.HandOutExhausted)
            return await ParkAsync(lease, reason, cancellationToken) ? RetryOutcome.Parked : RetryOutcome.LeaseLost;
        await using var command = Command(QueueSql.Retry, lease.Sequence, lease.Token, delay, reason);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1 ? RetryOutcome.Retried : RetryOutcome.LeaseLost;
    }

    /// <summary>Puts a message aside that no retry will help.</summary>
    /// <returns>False where the lease was lost.</returns>
    public async Task<bool> ParkAsync(QueueLease lease, string reason, CancellationToken cancellationToken)
    {
        await using var command = Command(QueueSql.Park, lease.Sequence, lease.Token, reason);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Parked messages by number, after the one given (0 for the first).</summary>
    public async Task<IReadOnlyList<ParkedMessage>> ListParkedAsync(long after, int limit, CancellationToken cancellationToken)
    {
        await using var command = Command(QueueSql.ListParked, Name, after, limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<ParkedMessage> parked = [];
        while (await reader.ReadAsync(cancellationToken))
            parked.Add(new ParkedMessage(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetString(4),
                reader.GetFieldValue<DateTimeOffset>(5), reader.GetFieldValue<DateTimeOffset>(6)));
        return parked;
    }

    /// <summary>Enqueues a parked message afresh, with all its attempts.</summary>
    /// <returns>False where none of this id is parked.</returns>
    public async Task<bool> UnparkAsync(string id, CancellationToken cancellationToken)
    {
        await using var command = Command(QueueSql.Unpark, Name, id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken);
    }

    public async Task<QueueDepth> DepthAsync(CancellationToken cancellationToken)
    {
        await using var command = Command(QueueSql.Depth, Name);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new QueueDepth(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
    }

    /// <summary>Stops listening. Leases that are held stay so until they end.</summary>
    public ValueTask DisposeAsync() => _signal.DisposeAsync();

    private async Task<(List<QueueLease> Leases, int Parked)> LeaseOnceAsync(
        int max, TimeSpan leaseFor, CancellationToken cancellationToken)
    {
        await using var command = Command(
            QueueSql.Lease, Name, max, leaseFor, _options.HandOutExhausted ? int.MaxValue : _options.MaxAttempts, _options.Worker);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<QueueLease> leases = [];
        var parked = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (await reader.IsDBNullAsync(1, cancellationToken))
                parked++;
            else
                leases.Add(new QueueLease(
                    reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4),
                    reader.GetFieldValue<DateTimeOffset>(5), reader.GetFieldValue<DateTimeOffset>(6),
                    Exhausted: reader.GetInt32(4) > _options.MaxAttempts));
        }

        return (leases, parked);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = _dataSource.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    [GeneratedRegex(@"\A[a-z0-9_-]{1,40}\z")]
    private static partial Regex QueueName();
}
