using Neura.EventStore;
using NeuraNft.Application.Log;
using Npgsql;

namespace NeuraNft.Auditor.Logs;

/// <summary>A market's event log for the length of a command.</summary>
internal sealed class MarketLog : IAsyncDisposable
{
    private const string KnownUntil =
        """
        SELECT coalesce((SELECT seq_id FROM mt_events WHERE timestamp > $1 ORDER BY seq_id LIMIT 1) - 1, (SELECT position FROM es_head))
        """;

    private MarketLog(NpgsqlDataSource database)
    {
        Database = database;
        Store = MarketStore.Create(database, TimeProvider.System);
    }

    public NpgsqlDataSource Database { get; }

    public DocumentStore Store { get; }

    /// <exception cref="RefusedException">The connection string is none.</exception>
    public static MarketLog At(string connectionString)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "neura-audit", MaxPoolSize = 24 };
            return new MarketLog(NpgsqlDataSource.Create(builder));
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            // Not the message: it may quote a part of the password.
            throw new RefusedException(ExitCode.UsedWrongly, "The connection string cannot be read.");
        }
    }

    /// <summary>The last position before the first event that was recorded after an instant: what was known then.</summary>
    public async Task<long> PositionAtAsync(DateTimeOffset recorded, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(KnownUntil);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = recorded.ToUniversalTime() });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <exception cref="RefusedException">The log is not so long.</exception>
    public async Task<long> PositionAsync(LogInstant instant, CancellationToken cancellationToken)
    {
        var head = await Store.HeadPositionAsync(cancellationToken);
        var position = instant switch
        {
            LogInstant.AtPosition at => at.Position,
            LogInstant.AtTime at => await PositionAtAsync(at.Time, cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return position <= head
            ? position
            : throw new RefusedException(ExitCode.UsedWrongly, $"The log ends at position {head}.");
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Database.DisposeAsync();
    }
}
