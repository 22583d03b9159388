using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;

namespace Neura.Messaging;

/// <summary>
/// A durable queue in PostgreSQL: tables, <c>for update skip locked</c>, and a notification with each enqueueing. Each operation is one
/// statement, prepared once for each connection.
/// </summary>
public sealed class PostgresQueue : IMessageQueue
{
    private readonly KeptConnections _connections;
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
        MessageRules.CheckQueueName(queue);
        (Name, _options) = (queue, options ?? new PostgresQueueOptions());
        _connections = new KeptConnections(dataSource, _options.KeptConnections);
        _signal = new QueueSignal(dataSource, queue, _options, time, logger ?? NullLogger.Instance);
    }

    public string Name { get; }

    public async Task<bool> EnqueueAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        return await _connections.UseAsync(
            connection => EnqueueAsync(connection, null, [message], cancellationToken), cancellationToken) == 1;
    }

    public async Task<int> EnqueueAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyCollection<QueueMessage> messages,
        CancellationToken cancellationToken)
    {
        foreach (var message in messages)
            MessageRules.Check(message, _options.MaxBodyBytes);
        var once = messages.DistinctBy(message => message.Id, StringComparer.Ordinal).ToArray();
        await using var command = await PreparedAsync(
            connection, transaction, QueueSql.Enqueue, cancellationToken,
            new() { Value = Name },
            new() { Value = Array.ConvertAll(once, message => message.Id) },
            new() { Value = Array.ConvertAll(once, message => message.Body), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
            new() { Value = Array.ConvertAll(once, message => message.Delay) },
            new() { Value = Array.ConvertAll(once, message => (short)message.Priority) },
            new() { Value = Array.ConvertAll(once, message => message.Hint), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        try
        {
            return (int)(long)(await command.ExecuteScalarAsync(cancellationToken))!;
        }
        catch (PostgresException refused) when (refused.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            // What is JSON and yet no jsonb: a number beyond numeric.
            throw new InvalidMessageException("BODY_INVALID", "The database cannot keep it: " + refused.MessageText, refused);
        }
    }

    public Task<IReadOnlyList<QueueLease>> LeaseAsync(int max, TimeSpan leaseFor, CancellationToken cancellationToken) =>
        LeaseAsync(max, leaseFor, QueueAvoidance.None, cancellationToken);

    public async Task<IReadOnlyList<QueueLease>> LeaseAsync(
        int max, TimeSpan leaseFor, QueueAvoidance avoid, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        // Before the query: what is committed after it sets the signal again.
        _signal.Reset();
        while (true)
        {
            var leases = await LeaseOnceAsync(max, leaseFor, avoid, cancellationToken);
            if (leases.Count == max)
                _signal.Set();
            if (_options.HandOutExhausted || leases.FindAll(lease => lease.Exhausted) is not { Count: > 0 } dead)
                return leases;
            await WithAsync(
                QueueSql.ParkSilent, [Sequences(dead), Tokens(dead)],
                async command => await command.ExecuteNonQueryAsync(cancellationToken), cancellationToken);
            if (leases.Count > dead.Count)
                return leases.FindAll(lease => !lease.Exhausted);
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken) => _signal.WaitAsync(cancellationToken);

    public Task<int> CompleteAsync(IReadOnlyCollection<QueueLease> leases, CancellationToken cancellationToken) =>
        _connections.UseAsync(connection => CompleteAsync(connection, null, leases, cancellationToken), cancellationToken);

    public async Task<int> CompleteAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyCollection<QueueLease> leases,
        CancellationToken cancellationToken)
    {
        await using var command = await PreparedAsync(
            connection, transaction, QueueSql.Complete, cancellationToken,
            new() { Value = Sequences(leases) },
            new() { Value = Tokens(leases) },
            new() { Value = Name });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Nothing: the completion was the message's end.</summary>
    public Task SettleAsync(IReadOnlyCollection<QueueLease> leases, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<QueueLease?> ExtendAsync(QueueLease lease, TimeSpan leaseFor, CancellationToken cancellationToken) => WithAsync(
        QueueSql.Extend, [lease.Sequence, lease.Token, leaseFor],
        async command => await command.ExecuteScalarAsync(cancellationToken) is DateTime until ? lease with { Until = until } : null,
        cancellationToken);

    public async Task<RetryOutcome> RetryAsync(QueueLease lease, TimeSpan? delay, string reason, CancellationToken cancellationToken)
    {
        if (lease.Attempt >= _options.MaxAttempts && !_options.HandOutExhausted)
            return await ParkAsync(lease, reason, cancellationToken) ? RetryOutcome.Parked : RetryOutcome.LeaseLost;
        var after = delay ?? _options.Retry.DelayAfter(lease.Attempt, Random.Shared.NextDouble());
        return await ExecuteAsync(QueueSql.Retry, [lease.Sequence, lease.Token, after, reason], cancellationToken)
            ? RetryOutcome.Retried
            : RetryOutcome.LeaseLost;
    }

    public Task<bool> ReturnAsync(QueueLease lease, TimeSpan delay, CancellationToken cancellationToken) =>
        ExecuteAsync(QueueSql.Return, [lease.Sequence, lease.Token, delay], cancellationToken);

    public Task<bool> ParkAsync(QueueLease lease, string reason, CancellationToken cancellationToken) =>
        ExecuteAsync(QueueSql.Park, [lease.Sequence, lease.Token, reason], cancellationToken);

    public Task<IReadOnlyList<ParkedMessage>> ListParkedAsync(long after, int limit, CancellationToken cancellationToken) =>
        WithAsync<IReadOnlyList<ParkedMessage>>(
            QueueSql.ListParked, [Name, after, limit],
            async command =>
            {
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                List<ParkedMessage> parked = [];
                while (await reader.ReadAsync(cancellationToken))
                    parked.Add(new ParkedMessage(
                        reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetString(4),
                        reader.GetFieldValue<DateTimeOffset>(5), reader.GetFieldValue<DateTimeOffset>(6)));
                return parked;
            },
            cancellationToken);

    public Task<bool> UnparkAsync(string id, CancellationToken cancellationToken) => WithAsync(
        QueueSql.Unpark, [Name, id],
        async command =>
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken);
        },
        cancellationToken);

    public Task<QueueDepth> DepthAsync(CancellationToken cancellationToken) => WithAsync(
        QueueSql.Depth, [Name],
        async command =>
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return new QueueDepth(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
        },
        cancellationToken);

    /// <summary>Stops listening. Leases that are held stay so until they end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _signal.DisposeAsync();
        await _connections.DisposeAsync();
    }

    private static long[] Sequences(IEnumerable<QueueLease> leases) => [.. leases.Select(lease => lease.Sequence)];

    private static Guid[] Tokens(IEnumerable<QueueLease> leases) => [.. leases.Select(lease => lease.Token)];

    private Task<List<QueueLease>> LeaseOnceAsync(
        int max, TimeSpan leaseFor, QueueAvoidance avoid, CancellationToken cancellationToken) => WithAsync(
        QueueSql.Lease, [Name, max, leaseFor, _options.Worker, avoid.Hints.ToArray(), avoid.For],
        async command =>
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            List<QueueLease> leases = [];
            while (await reader.ReadAsync(cancellationToken))
                leases.Add(LeaseOf(reader));
            // An update returns its rows in any order.
            leases.Sort((a, b) => a.Priority != b.Priority ? b.Priority.CompareTo(a.Priority) : a.Sequence.CompareTo(b.Sequence));
            return leases;
        },
        cancellationToken);

    private QueueLease LeaseOf(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetInt16(7),
        reader.GetFieldValue<DateTimeOffset>(5), reader.GetFieldValue<DateTimeOffset>(6),
        Exhausted: reader.GetInt32(4) > _options.MaxAttempts);

    private Task<bool> ExecuteAsync(string sql, object[] values, CancellationToken cancellationToken) =>
        WithAsync(sql, values, async command => await command.ExecuteNonQueryAsync(cancellationToken) == 1, cancellationToken);

    private Task<T> WithAsync<T>(string sql, object[] values, Func<NpgsqlCommand, Task<T>> use, CancellationToken cancellationToken) =>
        _connections.UseAsync(
            async connection =>
            {
                await using var command = await PreparedAsync(
                    connection, null, sql, cancellationToken, Array.ConvertAll(values, value => new NpgsqlParameter { Value = value }));
                return await use(command);
            },
            cancellationToken);

    // What is prepared belongs to the physical connection: after its first time there, this is no round trip.
    private async Task<NpgsqlCommand> PreparedAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string sql, CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        command.Parameters.AddRange(parameters);
        if (_options.Prepare)
            await command.PrepareAsync(cancellationToken);
        return command;
    }
}
