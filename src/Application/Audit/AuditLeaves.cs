using NeuraNft.Domain.Audit;
using Npgsql;

namespace NeuraNft.Application.Audit;

/// <summary>The first of the log's three stages: each event gets its salt and commitment, once and for ever.</summary>
public sealed class AuditLeaves(NpgsqlDataSource database)
{
    // Two random UUIDs: 244 random bits of the server's strong source.
    private const string Commit =
        """
        INSERT INTO audit_leaf (position, salt, commitment)
        SELECT e.seq_id, s.salt, audit_commitment(e, s.salt)
          FROM mt_events e, LATERAL (SELECT uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) AS salt, e.seq_id) s
         WHERE e.seq_id > $1 AND e.seq_id <= $2
        ON CONFLICT (position) DO NOTHING
        """;

    private const string Leaves =
        """
        SELECT l.position, e.id, e.type, (extract(epoch FROM e.timestamp) * 1000000)::bigint, l.commitment
          FROM audit_leaf l JOIN mt_events e ON e.seq_id = l.position
         WHERE l.position > $1 AND l.position <= $2
         ORDER BY l.position
        """;

    private const string Events =
        """
        SELECT l.position, e.id, e.type, (extract(epoch FROM e.timestamp) * 1000000)::bigint, l.commitment,
               l.salt, e.stream_id, e.version, e.data::text, audit_metadata(e)
          FROM audit_leaf l JOIN mt_events e ON e.seq_id = l.position
         WHERE l.position = ANY($1)
        """;

    /// <summary>Commits to the events after one position up to another.</summary>
    public async Task CommitAsync(long after, long upTo, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Commit);
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = upTo });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Leaves after a position up to another, in order.</summary>
    /// <exception cref="InvalidDataException">One is missing.</exception>
    public async Task<IReadOnlyList<AuditLeaf>> ReadAsync(long after, long upTo, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Leaves);
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = upTo });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var leaves = new List<AuditLeaf>();
        while (await reader.ReadAsync(cancellationToken))
        {
            leaves.Add(LeafOf(reader));
            if (leaves[^1].Position != after + leaves.Count) throw Missing(after + leaves.Count);
        }
        return leaves.Count == upTo - after ? leaves : throw Missing(after + leaves.Count + 1);
    }

    /// <summary>Everything that the commitment of one event covers; null where it has none yet.</summary>
    public async Task<AuditedEvent?> FindAsync(long position, CancellationToken cancellationToken) =>
        (await FindAsync([position], cancellationToken)).SingleOrDefault();

    /// <summary>The same of several, in any order; those that have one.</summary>
    public async Task<IReadOnlyList<AuditedEvent>> FindAsync(IEnumerable<long> positions, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Events);
        command.Parameters.Add(new() { Value = positions.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<AuditedEvent>();
        while (await reader.ReadAsync(cancellationToken))
            found.Add(new AuditedEvent(
                LeafOf(reader), reader.GetFieldValue<byte[]>(5), reader.GetString(6), reader.GetInt64(7), reader.GetString(8),
                reader.GetString(9)));
        return found;
    }

    private static AuditLeaf LeafOf(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetInt64(3), row.GetFieldValue<byte[]>(4));

    private static InvalidDataException Missing(long position) =>
        new($"The event at position {position} has no leaf, or is no longer there.");
}
