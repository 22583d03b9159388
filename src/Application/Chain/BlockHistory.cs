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
        var remembered = await RememberedAsync(db, network, [.. known.Select(b => (long)b.Height)], cancellationToken);
        foreach (var block in known)
        {
            var before = block.Height == cursor!.Height ? cursor.BlockHash : remembered.GetValueOrDefault((long)block.Height);
            if (before is null)
                continue; // So far back nobody remembers.
            if (before != block.Hash.ToString())
                throw new ChainHaltedException(
                    $"Block {block.Height} of {network} was {before} when it was final and is {block.Hash} now.");
        }
        return known.Length;
    }

    /// <returns>By height: the block's hash, or "skipped"; nothing where nobody saw it.</returns>
    private static async Task<Dictionary<long, string>> RememberedAsync(
        NpgsqlDataSource db, string network, long[] heights, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            select h, coalesce(k.hash, 'skipped')
              from unnest($2) h
              left join chain_block k on k.network = $1 and k.height = h
             where k.hash is not null
                or (select n.prev_height < h from chain_block n where n.network = $1 and n.height > h order by n.height limit 1)
            """);
        command.Parameters.Add(new() { Value = network });
        command.Parameters.Add(new() { Value = heights });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var remembered = new Dictionary<long, string>();
        while (await row.ReadAsync(cancellationToken))
            remembered[row.GetInt64(0)] = row.GetString(1);
        return remembered;
    }
}
