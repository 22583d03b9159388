using Neura.Messaging;
using Npgsql;

namespace NeuraNft.Operator.Status;

/// <summary>How full one queue is.</summary>
internal sealed record QueueState(string Queue, long Due, long Leased, long Delayed, long Parked)
{
    /// <summary>Queues that hold anything.</summary>
    public static async Task<IReadOnlyList<QueueState>> ReadAllAsync(OpenMarket market, CancellationToken ct)
    {
        var states = new List<QueueState>();
        foreach (var name in await NamesAsync(market.Database, ct))
        {
            await using var queue = new PostgresQueue(market.Database, name, null, market.Time);
            var depth = await queue.DepthAsync(ct);
            states.Add(new QueueState(name, depth.Due, depth.Leased, depth.Delayed, depth.Parked));
        }

        return states;
    }

    public static async Task<IReadOnlyList<string>> NamesAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "SELECT queue FROM queue_message UNION SELECT queue FROM queue_parked ORDER BY 1");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var names = new List<string>();
        while (await reader.ReadAsync(ct)) names.Add(reader.GetString(0));
        return names;
    }
}
