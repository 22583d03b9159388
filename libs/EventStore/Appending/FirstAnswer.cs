using Npgsql;

namespace Neura.EventStore;

/// <summary>What a command was answered when it was appended.</summary>
internal static class FirstAnswer
{
    private const string Sql = "SELECT body_hash, position, streams, versions FROM es_command WHERE id = $1";

    /// <param name="connection">With or without a transaction.</param>
    /// <param name="id">Of the command.</param>
    /// <param name="hash">Of its body; null where it is not known, and the id alone decides.</param>
    /// <param name="ct">Cancels the query.</param>
    /// <returns>Null where there is none.</returns>
    public static async ValueTask<AppendResult?> FindAsync(
        NpgsqlConnection connection, Guid id, ReadOnlyMemory<byte>? hash, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = id } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        if (hash is { } given && !given.Span.SequenceEqual(reader.GetFieldValue<byte[]>(0)))
            return AppendResult.Nothing(AppendVerdict.IdempotencyMismatch);
        var streams = reader.GetFieldValue<string[]>(2).Zip(reader.GetFieldValue<long[]>(3));
        return new AppendResult(AppendVerdict.Replayed, reader.GetInt64(1), streams.ToDictionary(one => one.First, one => one.Second));
    }
}
