using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Application.Chain;

/// <summary>The last final block whose events are in the log.</summary>
public sealed record ChainCursor(ulong Height, string BlockHash, BlockTime BlockTime)
{
    /// <returns>Null before the first block.</returns>
    public static async Task<ChainCursor?> FindAsync(NpgsqlDataSource db, string network, string contract,
        CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            "select height, block_hash, block_time from chain_cursor where network = $1 and contract = $2");
        command.Parameters.Add(new() { Value = network });
        command.Parameters.Add(new() { Value = contract });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new ChainCursor((ulong)row.GetInt64(0), row.GetString(1), new BlockTime((ulong)row.GetDecimal(2)))
            : null;
    }

    /// <summary>The write that moves the cursor from <paramref name="from"/> to here; it raises when another writer was faster.</summary>
    internal NpgsqlBatchCommand Advance(string network, string contract, ChainCursor? from) =>
        new("select chain_advance($1, $2, $3, $4, $5, $6)")
        {
            Parameters =
            {
                new() { Value = network },
                new() { Value = contract },
                new() { Value = from is null ? DBNull.Value : (long)from.Height, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint },
                new() { Value = (long)Height },
                new() { Value = BlockHash },
                new() { Value = (decimal)BlockTime.Nanoseconds },
            },
        };
}
