using Neura.Near.Blocks;
using Npgsql;

namespace NeuraNft.Application.Chain;

/// <summary>
/// Looks at blocks that come again. The same block is no news; another block at a height that was final is a contradiction that nobody
/// must overlook.
/// </summary>
internal static class BlockHistory
{
    /// <returns>How many of the blocks, from the first, were taken before.</returns>
    /// <exception cref="ChainHaltedException">Another block was taken at one of the heights, or none where it was skipped.</exception>
    public static async Task<int> LookAsync(
        NpgsqlDataSource db, string network, IReadOnlyList<NearBlock> blocks, ChainCursor? cursor, CancellationToken cancellationToken)
    {
        var known = blocks.TakeWhile(b => b.Height <= cursor?.Height).ToArray();
        if (known.Length == 0)
            return 0;
        var (first, hashes) = await RememberedAsync(db, network, [.. known.Select(b => (long)b.Height)], cancellationToken);
        foreach (var block in known)
        {
            var before = block.Height == cursor!.Height ? cursor.BlockHash : hashes.GetValueOrDefault((long)block.Height);
            // Between remembered blocks a height without one was skipped; further back nobody remembers.
            if (before is null && (first is null || (long)block.Height < first))
                continue;
            if (before != block.Hash.ToString())
                throw new ChainHaltedException(
                    $"Block {block.Height} of {network} was {before ?? "skipped"} when it was final and is {block.Hash} now.");
        }
        return known.Length;
    }

    private static async Task<(long? First, Dictionary<long, string> Hashes)> RememberedAsync(
        NpgsqlDataSource db, string network, long[] heights, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            select height, hash from chain_block where network = $1 and height = any ($2)
            union all
            select min(height), null from chain_block where network = $1
            """);
        command.Parameters.Add(new() { Value = network });
        command.Parameters.Add(new() { Value = heights });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var hashes = new Dictionary<long, string>();
        long? first = null;
        while (await row.ReadAsync(cancellationToken))
            if (!row.IsDBNull(1)) hashes[row.GetInt64(0)] = row.GetString(1);
            else first = row.IsDBNull(0) ? null : row.GetInt64(0);
        return (first, hashes);
    }
}
