using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Application.Transactions;

/// <summary>What the relayer paid for, for whom; table relayed_delegate.</summary>
public sealed class RelayedDelegates(NpgsqlDataSource db, TimeProvider time)
{
    // So long an action may be on its way; what is left of a process that died is tried again after it.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMinutes(2);

    /// <summary>Takes a place among the account's of this hour; false where there is none left, or the action has its place.</summary>
    public async Task<bool> TakeAsync(string delegateHash, Account account, string relayer, int mostAnHour, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // One at a time for an account, or all would count before any is written.
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("select pg_advisory_xact_lock(hashtextextended('relayed_delegate/' || $1, 0))")
                {
                    Parameters = { new() { Value = account.Value } },
                },
                new(
                    """
                    insert into relayed_delegate (delegate_hash, account, relayer, relayed_at)
                    select $1, $2, $3, $4::timestamptz
                    where (select count(*) from relayed_delegate where account = $2 and relayed_at > $4 - interval '1 hour') < $5
                    on conflict (delegate_hash) do update set relayed_at = excluded.relayed_at
                        where relayed_delegate.transaction_hash is null and relayed_delegate.relayed_at < $4 - $6
                    """)
                {
                    Parameters =
                    {
                        new() { Value = delegateHash }, new() { Value = account.Value }, new() { Value = relayer },
                        new() { Value = time.GetUtcNow().UtcDateTime }, new() { Value = mostAnHour },
                        new() { Value = OnItsWay },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
        var taken = batch.BatchCommands[1].Rows == 1;
        await transaction.CommitAsync(ct);
        return taken;
    }

    /// <summary>Gives the place back: nothing was paid.</summary>
    public Task GiveBackAsync(string delegateHash, CancellationToken ct) =>
        ExecuteAsync("delete from relayed_delegate where delegate_hash = $1 and transaction_hash is null", ct, delegateHash);

    public Task SentAsync(string delegateHash, string transactionHash, CancellationToken ct) => ExecuteAsync(
        "update relayed_delegate set transaction_hash = $2 where delegate_hash = $1", ct, delegateHash, transactionHash);

    /// <summary>Whether the action has its place: another call of the same is relaying it.</summary>
    public async Task<bool> IsTakenAsync(string delegateHash, CancellationToken ct) =>
        await ScalarAsync("select delegate_hash from relayed_delegate where delegate_hash = $1", ct, delegateHash) is not null;

    /// <summary>The transaction that an action of the account went out with; null: none did.</summary>
    public Task<string?> TransactionOfAsync(string delegateHash, Account account, CancellationToken ct) => ScalarAsync(
        "select transaction_hash from relayed_delegate where delegate_hash = $1 and account = $2", ct, delegateHash, account.Value);

    /// <summary>Who signed a transaction that carries an action of the account; null: it is none of these.</summary>
    public Task<string?> RelayerOfAsync(string transactionHash, Account account, CancellationToken ct) => ScalarAsync(
        "select relayer from relayed_delegate where transaction_hash = $1 and account = $2", ct, transactionHash, account.Value);

    private async Task<string?> ScalarAsync(string sql, CancellationToken ct, params string[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct, params string[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlCommand Command(string sql, string[] values)
    {
        var command = db.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
