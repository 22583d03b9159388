using System.Text.Json;
using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Operator.Chain;

/// <summary>Where ingestion of one contract stands.</summary>
internal sealed record ContractState(
    string Network, string Contract, long Height, string BlockHash, DateTimeOffset BlockTime, long Quarantined,
    IReadOnlyDictionary<string, long> Rejected)
{
    public static async Task<IReadOnlyList<ContractState>> ReadAllAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            select network, contract, height, block_hash, block_time,
                   (select count(*) from chain_quarantine q where q.network = c.network and q.contract = c.contract),
                   (select coalesce(jsonb_object_agg(r.reason, r.count), '{}')::text from chain_rejected r
                     where r.network = c.network and r.contract = c.contract)
              from chain_cursor c order by network, contract
            """);
        await using var row = await command.ExecuteReaderAsync(ct);
        var states = new List<ContractState>();
        while (await row.ReadAsync(ct))
            states.Add(new ContractState(
                row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3),
                new BlockTime((ulong)row.GetDecimal(4)).ToDateTimeOffset(), row.GetInt64(5),
                JsonSerializer.Deserialize<Dictionary<string, long>>(row.GetString(6))!));
        return states;
    }
}
