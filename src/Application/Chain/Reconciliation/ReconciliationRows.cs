using Npgsql;

namespace NeuraNft.Application.Chain.Reconciliation;

/// <summary>Which assets there are, what the read model says of one, and what a reconciliation found.</summary>
internal sealed class ReconciliationRows(NpgsqlDataSource db)
{
    /// <summary>Token ids of the log, all or some: which, the height decides.</summary>
    public async Task<IReadOnlyList<string>> TokensAsync(string streams, ulong height, int? sample, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            select substr(id, length($1) + 1) from mt_streams where id collate "C" >= $1 and id collate "C" < $2
             order by case when $3 is null then '' else md5(id || $4) end, id collate "C" limit $3
            """);
        command.Parameters.Add(new() { Value = streams });
        command.Parameters.Add(new() { Value = streams[..^1] + (char)(streams[^1] + 1) });
        command.Parameters.Add(new() { Value = (object?)sample ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
        command.Parameters.Add(new() { Value = height.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var tokens = new List<string>();
        while (await row.ReadAsync(cancellationToken))
            tokens.Add(row.GetString(0));
        return tokens;
    }

    /// <returns>Null where the projection has not come so far, or knows no such asset; the owner is null where it is burnt.</returns>
    public async Task<(string? Owner, bool IsKnown)> ProjectedOwnerAsync(
        string contract, string token, long position, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            select case when burnt then null else owner end from access_asset where contract = $1 and token_id = $2
               and exists (select from mt_event_progression p where p.name = 'access_current' and p.last_seq_id >= $3)
            """);
        command.Parameters.Add(new() { Value = contract });
        command.Parameters.Add(new() { Value = token });
        command.Parameters.Add(new() { Value = position });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? (row.IsDBNull(0) ? null : row.GetString(0), true) : (null, false);
    }

    public async Task<string?> HashAsync(string network, ulong height, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand("select hash from chain_block where network = $1 and height = $2");
        command.Parameters.Add(new() { Value = network });
        command.Parameters.Add(new() { Value = (long)height });
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    public async Task<long> SaveAsync(
        ReconciliationRequest request, ulong height, long assets, long answers, IReadOnlyList<Drift> drifts,
        CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            with added as (
                insert into chain_reconciliation (network, contract, height, assets, answers, drifts)
                values ($1, $2, $3, $4, $5, cardinality($6)) returning id),
            listed as (
                insert into chain_drift (reconciliation, token_id, subject, expected, actual)
                select added.id, d.* from added, unnest($6, $7, $8, $9) d)
            select id from added
            """);
        object[] values =
        [
            request.Network, request.Contract, (long)height, assets, answers, drifts.Select(d => d.TokenId).ToArray(),
            drifts.Select(d => d.Subject).ToArray(), drifts.Select(d => d.Expected).ToArray(), drifts.Select(d => d.Actual).ToArray(),
        ];
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
