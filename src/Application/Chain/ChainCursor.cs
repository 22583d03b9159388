using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Application.Chain;

/// <summary>The last final block whose events are in the log.</summary>
public sealed record ChainCursor(ulong Height, string BlockHash, BlockTime BlockTime)
{
    /// <returns>Null before the first block.</returns>
    public static async Task<ChainCursor?> FindAsync(NpgsqlDataSource db, string network, string contract,
        CancellationToken cancellationToken) =>
        (await FindManyAsync(db, network, [contract], cancellationToken)).GetValueOrDefault(contract);

    /// <summary>By contract; those of which nothing was ingested are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, ChainCursor>> FindManyAsync(
        NpgsqlDataSource db, string network, IReadOnlyList<string> contracts, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            "select contract, height, block_hash, block_time from chain_cursor where network = $1 and contract = any ($2)");
        command.Parameters.Add(new() { Value = network });
        command.Parameters.Add(new() { Value = contracts.ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<string, ChainCursor>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellationToken))
            found[row.GetString(0)] = new ChainCursor(
                (ulong)row.GetInt64(1), row.GetString(2), new BlockTime((ulong)row.GetDecimal(3)));
        return found;
    }
}
