using Npgsql;

namespace NeuraNft.Application.Chain.Quarantine;

/// <summary>What lies in quarantine, oldest block first.</summary>
public sealed class QuarantineRows(NpgsqlDataSource db)
{
    private const string Columns = """
        network, receipt_id, log_index, height, contract, raw, reason, recorded_at, block_hash, block_time, tx_hash, predecessor, signer,
        kind
        """;

    /// <param name="reason">Only those whose reason begins so.</param>
    /// <param name="after">Those behind this one, in the order of height, receipt and log.</param>
    public async Task<IReadOnlyList<QuarantinedRow>> ListAsync(
        string? reason, QuarantinedRow? after, int limit, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand($"""
            select {Columns} from chain_quarantine
             where ($1 is null or starts_with(reason, $1))
               and ($2 is null or (height, network, receipt_id, log_index) > ($2, $3, $4, $5))
             order by height, network, receipt_id, log_index limit $6
            """);
        Text(command, reason);
        var height = (object?)(long?)after?.Height ?? DBNull.Value;
        command.Parameters.Add(new() { Value = height, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        Text(command, after?.Network);
        Text(command, after?.ReceiptId);
        command.Parameters.Add(new() { Value = after?.LogIndex ?? 0 });
        command.Parameters.Add(new() { Value = limit });
        return await ReadAsync(command, cancellationToken);
    }

    /// <returns>None, or one for each network that knows the receipt.</returns>
    public async Task<IReadOnlyList<QuarantinedRow>> FindAsync(QuarantineKey key, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand($"select {Columns} from chain_quarantine where receipt_id = $1 and log_index = $2");
        Text(command, key.ReceiptId);
        command.Parameters.Add(new() { Value = key.LogIndex });
        return await ReadAsync(command, cancellationToken);
    }

    private static void Text(NpgsqlCommand command, string? value) =>
        command.Parameters.Add(new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Varchar });

    private static async Task<IReadOnlyList<QuarantinedRow>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<QuarantinedRow>();
        while (await row.ReadAsync(cancellationToken))
            rows.Add(new QuarantinedRow(
                row.GetString(0), row.GetString(1), row.GetInt32(2), (ulong)row.GetInt64(3), row.GetString(4), row.GetFieldValue<byte[]>(5),
                row.GetString(6), row.GetFieldValue<DateTimeOffset>(7), Find(row, 8), row.IsDBNull(9) ? null : (ulong)row.GetDecimal(9),
                Find(row, 10), Find(row, 11), Find(row, 12), Enum.TryParse<ContractKind>(Find(row, 13), out var kind) ? kind : null));
        return rows;
    }

    private static string? Find(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
