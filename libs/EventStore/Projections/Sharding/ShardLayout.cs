using Npgsql;

namespace Neura.EventStore;

/// <summary>In how many shards a projection's tables are kept: two numbers at once would apply events twice.</summary>
internal static class ShardLayout
{
    private const string Claim = "INSERT INTO es_projection_layout (name, shards) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    private const string Read = "SELECT shards FROM es_projection_layout WHERE name = $1";

    /// <exception cref="InvalidOperationException">The tables belong to another number of shards.</exception>
    public static async Task ClaimAsync(NpgsqlConnection connection, string projection, int shards, CancellationToken ct)
    {
        await using var claim = new NpgsqlCommand(Claim, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = projection }, new NpgsqlParameter<int> { TypedValue = shards } },
        };
        await claim.ExecuteNonQueryAsync(ct);
        if (await ReadAsync(connection, projection, ct) is var found && found != shards)
            throw new InvalidOperationException($"{projection} runs as {found} shard(s), not as {shards}: only a rebuild changes that.");
    }

    /// <summary>1 where nothing was ever claimed.</summary>
    public static async Task<int> ReadAsync(NpgsqlConnection connection, string projection, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(Read, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = projection } },
        };
        return (int?)await read.ExecuteScalarAsync(ct) ?? 1;
    }
}
