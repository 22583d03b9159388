using Neura.Near;
using Neura.TransparencyLog.Tree;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Application.Audit.Anchoring;

/// <summary>Reads and writes audit_anchor_try, for one log in one contract.</summary>
public sealed class AnchorTries(NpgsqlDataSource db, string network, string contract, string origin, TimeProvider time)
{
    /// <summary>The one whose outcome is not known; null: none.</summary>
    public async Task<AnchorTry?> OpenAsync(CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            select size, root, checkpoint, signed from audit_anchor_try
            where network = $1 and contract = $2 and origin = $3 and outcome is null
            """);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return null;
        if (!TreeHash.TryParse(row.GetString(1), out var root)) throw new InvalidDataException("audit_anchor_try holds no root.");
        return new AnchorTry(
            row.GetInt64(0), root, row.GetString(2), SignedTransaction.FromBorsh(row.GetFieldValue<byte[]>(3)));
    }

    /// <summary>Durable once it returns; false where another node's is open: nothing was written.</summary>
    public async Task<bool> AddAsync(AnchorTry one, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            insert into audit_anchor_try (network, contract, origin, transaction_hash, size, root, checkpoint, signed, signed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing
            """,
            one.Transaction.Hash.ToString(), one.Size, one.Root.ToString(), one.Checkpoint, one.Transaction.ToBorsh(), Now());
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task SettleAsync(AnchorTry one, AnchorOutcome outcome, string? failure, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            update audit_anchor_try set outcome = $5, failure = $6, settled_at = $7
            where network = $1 and contract = $2 and origin = $3 and transaction_hash = $4 and outcome is null
            """,
            one.Transaction.Hash.ToString(), outcome.ToString().ToLowerInvariant(), failure, Now());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>When the newest of all failed; null where it did not.</summary>
    public async Task<DateTimeOffset?> FailedAtAsync(CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            select case when outcome = 'failed' then settled_at end from audit_anchor_try
            where network = $1 and contract = $2 and origin = $3 order by signed_at desc limit 1
            """);
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    /// <summary>The signed checkpoint, and the transaction that brought it to the chain; null where that was not ours.</summary>
    public async Task<(string Checkpoint, string Transaction)?> AnchoredAsync(long size, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            select checkpoint, transaction_hash from audit_anchor_try
            where network = $1 and contract = $2 and origin = $3 and size = $4 and outcome is distinct from 'failed'
            order by signed_at desc limit 1
            """,
            size);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? (row.GetString(0), row.GetString(1)) : null;
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;

    private NpgsqlCommand Command(string sql, params object?[] values)
    {
        var command = db.CreateCommand(sql);
        foreach (var value in (object?[])[network, contract, origin, .. values])
            command.Parameters.Add(
                value is null ? new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } : new() { Value = value });
        return command;
    }
}
