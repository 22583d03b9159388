using Neura.Near;
using NeuraNft.Domain;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Application.Transactions;

/// <summary>What the relayer paid for, for whom; table relayed_delegate.</summary>
public sealed class RelayedDelegates(NpgsqlDataSource db, TimeProvider time)
{
    // So long an action may be on its way; what is left of a process that died is tried again after it.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMinutes(2);

    /// <summary>Takes a place among the account's of this hour, and its gas from what all have together.</summary>
    public async Task<RelayPlace> TakeAsync(
        string delegateHash, Account account, string relayer, Gas gas, RelayLimits limits, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // One at a time, or all would count before any is written.
        await using var turn = new NpgsqlCommand(
            "select pg_advisory_xact_lock(hashtextextended('relayed_delegate', 0))", connection, transaction);
        await turn.ExecuteNonQueryAsync(ct);
        await using var take = new NpgsqlCommand(
            """
            insert into relayed_delegate (delegate_hash, account, relayer, relayed_at, gas)
            select $1, $2, $3, $4::timestamptz, $5
            where (select count(*) from relayed_delegate where account = $2 and relayed_at > $4 - interval '1 hour') < $6
                and (select coalesce(sum(gas), 0) from relayed_delegate where relayed_at > $4 - interval '1 hour') + $5 <= $7
            on conflict (delegate_hash) do update set relayed_at = excluded.relayed_at
                where relayed_delegate.transaction_hash is null and relayed_delegate.relayed_at < $4 - $8
            returning xmax = 0 -- whether it was inserted
            """,
            connection, transaction)
        {
            Parameters =
            {
                new() { Value = delegateHash }, new() { Value = account.Value }, new() { Value = relayer },
                new() { Value = time.GetUtcNow().UtcDateTime }, new() { Value = (long)gas.Value }, new() { Value = limits.MostAnHour },
                new() { Value = (decimal)limits.MostGasAnHour.Value }, new() { Value = OnItsWay },
            },
        };
        var taken = await take.ExecuteScalarAsync(ct) as bool?;
        await transaction.CommitAsync(ct);
        return taken switch { true => RelayPlace.First, false => RelayPlace.Again, null => RelayPlace.None };
    }

    /// <summary>Gives the place back: nothing was paid.</summary>
    public Task GiveBackAsync(string delegateHash, CancellationToken ct) =>
        ExecuteAsync("delete from relayed_delegate where delegate_hash = $1 and transaction_hash is null", ct, delegateHash);

    /// <param name="failure">How it failed; null: it did not, as far as was learnt.</param>
    public Task SentAsync(string delegateHash, string transactionHash, TransactionFailure? failure, CancellationToken ct) => ExecuteAsync(
        "update relayed_delegate set transaction_hash = $2, failure_code = $3, failure = $4 where delegate_hash = $1", ct,
        delegateHash, transactionHash, failure?.Code, failure?.Message);

    /// <summary>Whether the action has its place: another call of the same is relaying it.</summary>
    public async Task<bool> IsTakenAsync(string delegateHash, CancellationToken ct) =>
        await ScalarAsync("select delegate_hash from relayed_delegate where delegate_hash = $1", ct, delegateHash) is not null;

    /// <summary>The transaction that an action of the account went out with, and how it failed; null: none did.</summary>
    public async Task<(string Hash, TransactionFailure? Failure)?> TransactionOfAsync(
        string delegateHash, Account account, CancellationToken ct)
    {
        await using var command = Command(
            """
            select transaction_hash, failure_code, failure from relayed_delegate
            where delegate_hash = $1 and account = $2 and transaction_hash is not null
            """,
            [delegateHash, account.Value]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
            return null;
        return (reader.GetString(0), reader.IsDBNull(1) ? null : new TransactionFailure(reader.GetString(1), reader.GetString(2)));
    }

    /// <summary>Who signed a transaction that carries an action of the account; null: it is none of these.</summary>
    public Task<string?> RelayerOfAsync(string transactionHash, Account account, CancellationToken ct) => ScalarAsync(
        "select relayer from relayed_delegate where transaction_hash = $1 and account = $2", ct, transactionHash, account.Value);

    private async Task<string?> ScalarAsync(string sql, CancellationToken ct, params string[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct, params string?[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlCommand Command(string sql, string?[] values)
    {
        var command = db.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return command;
    }
}
