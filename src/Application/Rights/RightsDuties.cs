using System.Diagnostics;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using Npgsql;
using static NeuraNft.Application.Rights.RightsDuty;

namespace NeuraNft.Application.Rights;

/// <summary>The tables rights_duty, right_end and open_job.</summary>
public sealed class RightsDuties(NpgsqlDataSource db, TimeProvider time)
{
    /// <summary>Done already, by another process or an earlier try whose answer was lost.</summary>
    public const string Done = "NR002";

    /// <summary>The next events of each asset, in their order, but for those whose failure is waited out.</summary>
    internal async Task<IReadOnlyList<RightsDuty>> EventsAsync(int max, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            select contract, token_id, attempts, position
            from (select *, row_number() over (partition by contract, token_id order by position) as turn
                  from rights_duty where next_at <= $1) d
            order by turn, position limit $2
            """);
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        command.Parameters.Add(new() { Value = max });
        return await ReadAsync(command, row => new ByEvent(AssetOf(row), row.GetInt32(2), row.GetInt64(3)), cancellationToken);
    }

    /// <summary>Ends that the chain's time has reached: everything before them is in the log.</summary>
    internal async Task<IReadOnlyList<RightsDuty>> EndsAsync(string network, int max, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            select e.contract, e.token_id, e.attempts, e.account, e.ends_at, e.position
            from chain_cursor c join right_end e on e.contract = c.contract and e.ends_at <= c.block_time
            where c.network = $1 and e.next_at <= $2 order by e.ends_at limit $3
            """);
        command.Parameters.Add(new() { Value = network });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        command.Parameters.Add(new() { Value = max });
        return await ReadAsync(
            command,
            row => new ByTime(
                AssetOf(row), row.GetInt32(2), Account.Parse(row.GetString(3)), new BlockTime((ulong)row.GetDecimal(4)), row.GetInt64(5)),
            cancellationToken);
    }

    internal async Task<IReadOnlyList<OpenJob>> JobsAsync(AssetId asset, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            "select job, requester, requested_at, position from open_job where contract = $1 and token_id = $2 order by position");
        command.Parameters.Add(new() { Value = asset.Contract });
        command.Parameters.Add(new() { Value = asset.TokenId });
        return await ReadAsync(
            command,
            row => new OpenJob(
                row.GetGuid(0), Account.Parse(row.GetString(1)), new BlockTime((ulong)row.GetDecimal(2)), row.GetInt64(3)),
            cancellationToken);
    }

    /// <summary>
    /// Whether everything that was lost up to a position of the asset's stream, and up to a time, has been followed. Until then a key that
    /// somebody has lost would still count as the present one.
    /// </summary>
    internal async Task<bool> AreSettledAsync(AssetId asset, long position, BlockTime time, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            select coalesce((select last_seq_id from mt_event_progression where name = $1), 0) >= $2
                and not exists (select from rights_duty where contract = $3 and token_id = $4 and position <= $2)
                and not exists (select from right_end where contract = $3 and token_id = $4 and ends_at <= $5)
            """);
        command.Parameters.Add(new() { Value = RightsWatch.Checkpoint });
        command.Parameters.Add(new() { Value = position });
        command.Parameters.Add(new() { Value = asset.Contract });
        command.Parameters.Add(new() { Value = asset.TokenId });
        command.Parameters.Add(new() { Value = (decimal)time.Nanoseconds });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Puts a failed duty off; it stays until it is done.</summary>
    internal async Task RetryAsync(RightsDuty duty, TimeSpan delay, CancellationToken cancellationToken)
    {
        await using var command = duty switch
        {
            ByEvent e => With("update rights_duty set attempts = attempts + 1, next_at = $1 where position = $2", e.Position),
            ByTime e => With(
                """
                update right_end set attempts = attempts + 1, next_at = $1
                where contract = $2 and token_id = $3 and account = $4 and ends_at = $5
                """,
                e.Asset.Contract, e.Asset.TokenId, e.Account.Value, (decimal)e.At.Nanoseconds),
            _ => throw new UnreachableException(duty.GetType().Name),
        };
        await command.ExecuteNonQueryAsync(cancellationToken);

        NpgsqlCommand With(string sql, params ReadOnlySpan<object> values)
        {
            var one = db.CreateCommand(sql);
            one.Parameters.Add(new() { Value = time.GetUtcNow() + delay });
            foreach (var value in values)
                one.Parameters.Add(new() { Value = value });
            return one;
        }
    }

    /// <summary>In the transaction of what is done about it.</summary>
    internal static NpgsqlBatchCommand Take(RightsDuty duty) => duty switch
    {
        ByEvent e => RightsSql.Command("select take_duty($1)", e.Position),
        ByTime e => RightsSql.Command(
            "select take_right_end($1, $2, $3, $4)", e.Asset.Contract, e.Asset.TokenId, e.Account.Value, (decimal)e.At.Nanoseconds),
        _ => throw new UnreachableException(duty.GetType().Name),
    };

    private static AssetId AssetOf(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1));

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(
        NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            all.Add(read(row));
        return all;
    }
}
