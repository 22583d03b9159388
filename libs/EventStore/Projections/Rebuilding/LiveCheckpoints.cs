using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// The live projection's checkpoints: one, one a shard, or for an inline projection the log's head. Relies on two things alone: a raised
/// epoch makes every leader void, and a leader holds its epoch's row for as long as it writes a page.
/// </summary>
internal sealed class LiveCheckpoints(DocumentStore store, IProjection projection)
{
    private const string Place =
        "INSERT INTO es_projection (name, epoch) SELECT n, 0 FROM unnest($1) n ORDER BY n ON CONFLICT (name) DO NOTHING";

    private const string Hold = "SELECT epoch FROM es_projection WHERE name = ANY($1) ORDER BY name FOR UPDATE";
    private const string Read = "SELECT coalesce(max(last_seq_id), 0) FROM mt_event_progression WHERE name = ANY($1)";
    private const string ReadOne = "SELECT coalesce(max(last_seq_id), 0) FROM mt_event_progression WHERE name = $1";

    // Rebuilt rows are as good as a mended handler: what it was parked for is tried again. A pause by hand stays.
    private const string Move =
        """
        WITH moved AS (
          INSERT INTO mt_event_progression (name, last_seq_id, last_updated) SELECT n, $2, now() FROM unnest($1) n
          ON CONFLICT (name) DO UPDATE SET last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated),
        unparked AS (
          DELETE FROM es_parked_event e USING es_projection p
           WHERE p.name = ANY($1) AND e.projection = p.name AND e.position = p.paused_position RETURNING p.name)
        UPDATE es_projection p
           SET epoch = p.epoch + 1,
               paused_at = CASE WHEN u.name IS NULL THEN p.paused_at END,
               paused_position = CASE WHEN u.name IS NULL THEN p.paused_position END,
               paused_reason = CASE WHEN u.name IS NULL THEN p.paused_reason END
          FROM unnest($1) n LEFT JOIN unparked u ON u.name = n
         WHERE p.name = n
        """;

    // Kept, not deleted: a process that still runs the old number would begin again at the log's start.
    private const string Retire =
        """
        UPDATE es_projection SET epoch = epoch + 1, paused_at = $2, paused_position = NULL, paused_reason = $3 WHERE name = ANY($1)
        """;

    private const string Layout =
        """
        INSERT INTO es_projection_layout (name, shards) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET shards = excluded.shards
        """;

    private const string Welcome =
        "UPDATE es_projection SET paused_at = NULL, paused_position = NULL, paused_reason = NULL WHERE name = ANY($1)";

    private readonly bool isInline = store.Options.InlineProjections.Any(one => one.Name == projection.Name);

    /// <summary>The furthest shard's, at a glance.</summary>
    public async Task<long> PositionAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (isInline) return await store.HeadPositionAsync(ct);
        var shards = await ShardLayout.ReadAsync(connection, projection.Name, ct);
        var position = await connection.ScalarAsync<long>(Read, [Names(shards)], ct);
        return position == 0 ? await store.HeadPositionAsync(ct) : position;
    }

    /// <summary>From here to the transaction's end no leader writes a page; for an inline projection, nobody appends.</summary>
    public async Task<LivePlace> HoldAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (isInline)
            return new LivePlace([], await connection.ScalarAsync<long>("SELECT position FROM es_head FOR UPDATE", [], ct));
        var shards = await ShardLayout.ReadAsync(connection, projection.Name, ct);
        await connection.RunAsync(Place, [Names(shards)], ct);
        await connection.RunAsync(Hold, [Names(shards)], ct);
        var places = new List<(Shard Shard, long Position)>();
        foreach (var shard in Shards(shards))
            places.Add((shard, await connection.ScalarAsync<long>(ReadOne, [shard.NameOf(projection.Name)], ct)));
        return new LivePlace(places, places.Max(place => place.Position));
    }

    /// <summary>Every leader is void from now on and reads its checkpoint anew: the position given, in so many shards.</summary>
    public async Task MoveAsync(NpgsqlConnection connection, LivePlace place, long position, int? shards, CancellationToken ct)
    {
        if (isInline) return;
        var next = shards ?? place.Shards.Count;
        if (next != place.Shards.Count)
        {
            var reason = $"It runs as {next} shard(s) since its rebuild at position {position}.";
            await connection.RunAsync(Retire, [Names(place.Shards.Count), store.Time.GetUtcNow().UtcDateTime, reason], ct);
            await connection.RunAsync(Place, [Names(next)], ct);
            await connection.RunAsync(Welcome, [Names(next)], ct);
        }

        await connection.RunAsync(Layout, [projection.Name, next], ct);
        await connection.RunAsync(Move, [Names(next), position], ct);
    }

    private static IEnumerable<Shard> Shards(int count) => Enumerable.Range(0, count).Select(index => new Shard(index, count));

    private string[] Names(int shards) => [.. Shards(shards).Select(shard => shard.NameOf(projection.Name))];
}
