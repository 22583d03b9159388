using NeuraNft.Domain.Assets;
using Npgsql;

namespace NeuraNft.Application.Rights;

/// <summary>The table reencryption: revisions that get a successor.</summary>
public sealed class ReencryptionQueue(NpgsqlDataSource db, TimeProvider time)
{
    /// <summary>Somebody waits for the content: its turn has come.</summary>
    public async Task WantAsync(AssetId asset, int version, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            "update reencryption set wanted = true where contract = $1 and token_id = $2 and version = $3 and not wanted");
        command.Parameters.Add(new() { Value = asset.Contract });
        command.Parameters.Add(new() { Value = asset.TokenId });
        command.Parameters.Add(new() { Value = version });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>With reencryption_due.</summary>
    internal static NpgsqlBatchCommand Add(AssetId asset, int version, int revision, bool wanted) => RightsSql.Command(
        """
        insert into reencryption (contract, token_id, version, revision, wanted) values ($1, $2, $3, $4, $5)
            on conflict (contract, token_id, version) do update set wanted = reencryption.wanted or excluded.wanted
        """,
        asset.Contract, asset.TokenId, version, revision, wanted);

    internal static NpgsqlBatchCommand WantAll(AssetId asset) => RightsSql.Command(
        "update reencryption set wanted = true where contract = $1 and token_id = $2", asset.Contract, asset.TokenId);

    /// <summary>With reencryption_done and content_withdrawn.</summary>
    internal static NpgsqlBatchCommand Remove(AssetId asset, int version) => RightsSql.Command(
        "delete from reencryption where contract = $1 and token_id = $2 and version = $3", asset.Contract, asset.TokenId, version);

    /// <summary>Takes what is due and wanted, so that nobody else does it until the lease ends; who lives prolongs it.</summary>
    internal async Task<DueRevision?> LeaseAsync(TimeSpan leaseFor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var command = db.CreateCommand(
            """
            update reencryption r set next_at = $2, attempts = r.attempts + 1
            from (select contract, token_id, version from reencryption where wanted and next_at <= $1
                  order by next_at limit 1 for update skip locked) d
            where (r.contract, r.token_id, r.version) = (d.contract, d.token_id, d.version)
            returning r.contract, r.token_id, r.version, r.revision, r.attempts
            """);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now + leaseFor });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new DueRevision(new AssetId(row.GetString(0), row.GetString(1)), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4))
            : null;
    }

    /// <summary>
    /// The lease, if it is this one's still, ends so much later than now: prolonged, or with a delay given back to be taken again.
    /// </summary>
    internal async Task EndInAsync(DueRevision due, TimeSpan delay, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            "update reencryption set next_at = $4 where contract = $1 and token_id = $2 and version = $3 and attempts = $5");
        command.Parameters.Add(new() { Value = due.Asset.Contract });
        command.Parameters.Add(new() { Value = due.Asset.TokenId });
        command.Parameters.Add(new() { Value = due.Version });
        command.Parameters.Add(new() { Value = time.GetUtcNow() + delay });
        command.Parameters.Add(new() { Value = due.Attempts });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
