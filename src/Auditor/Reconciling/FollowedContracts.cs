using NeuraNft.Auditor.Logs;

namespace NeuraNft.Auditor.Reconciling;

/// <summary>Which contract is meant, where it is not named in full: the one that has assets in the log.</summary>
internal static class FollowedContracts
{
    private const string Followed =
        """
        SELECT network, contract FROM chain_cursor c
         WHERE ($1 IS NULL OR network = $1) AND ($2 IS NULL OR contract = $2)
           AND ($2 IS NOT NULL OR EXISTS (SELECT FROM mt_streams s
                 WHERE s.id COLLATE "C" >= 'asset/' || c.contract || '/' AND s.id COLLATE "C" < 'asset/' || c.contract || '0'))
         ORDER BY network, contract
        """;

    /// <exception cref="RefusedException">There are several, or none.</exception>
    public static async Task<(string Network, string Contract)> OneAsync(
        MarketLog log, string? network, string? contract, CancellationToken cancellationToken)
    {
        await using var command = log.Database.CreateCommand(Followed);
        foreach (var value in new[] { network, contract })
            command.Parameters.Add(new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(string Network, string Contract)>();
        while (await reader.ReadAsync(cancellationToken)) found.Add((reader.GetString(0), reader.GetString(1)));
        return found switch
        {
            [var one] => one,
            [] => throw new RefusedException(ExitCode.NotFound, "No such contract was ever read here."),
            _ => throw new RefusedException(
                ExitCode.UsedWrongly,
                $"Name one by --network and --contract: {string.Join(", ", found.Select(f => $"{f.Network} {f.Contract}"))}."),
        };
    }
}
