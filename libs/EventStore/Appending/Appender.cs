using Npgsql;

namespace Neura.EventStore;

/// <summary>Writes what a session holds: events alone in a group with others, else in a transaction of its own.</summary>
internal sealed class Appender(NpgsqlDataSource dataSource, StoreOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly AppendSequencer sequencer = new(dataSource, options, time);
    private readonly AppendTransaction transaction = new(dataSource, options, time);

    /// <param name="append">May be without events where there is something else to write.</param>
    /// <param name="queued">Rows of the caller's, written before the events.</param>
    /// <param name="archived">Keys of streams to be closed after them.</param>
    /// <param name="ct">Once it is sent, a group is not cancelled; its caller only waits no longer.</param>
    public async Task<AppendResult> AppendAsync(
        SerializedAppend append, IReadOnlyList<NpgsqlBatchCommand> queued, IReadOnlyList<string> archived, CancellationToken ct)
    {
        var eventsAlone = queued.Count == 0 && archived.Count == 0 && options.InlineProjections.Count == 0;
        if (eventsAlone) return await sequencer.AppendAsync(append, ct);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transaction.RunAsync(append, queued, archived, ct);
            }
            catch (PostgresException failure) when (MetAnother(failure) && attempt < options.MaxAttempts)
            {
                // Rolled back as a whole; the other one is through now, so the next attempt sees it.
            }
        }
    }

    public ValueTask DisposeAsync() => sequencer.DisposeAsync();

    public static bool MetAnother(PostgresException failure) =>
        failure.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>
    /// A last line behind <see cref="TextCheck"/>: custom converters may write what it cannot see. The bodies are the only input of the
    /// append that the server parses.
    /// </summary>
    public static bool IsBadText(PostgresException failure) => failure.SqlState is PostgresErrorCodes.UntranslatableCharacter
        or PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.InvalidTextRepresentation;
}
