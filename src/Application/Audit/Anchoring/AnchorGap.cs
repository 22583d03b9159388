using NeuraNft.Domain;
using NeuraNft.Domain.Contracts;
using Npgsql;

namespace NeuraNft.Application.Audit.Anchoring;

/// <summary>What the log holds that no anchor vouches for.</summary>
/// <param name="Events">After the last anchor.</param>
/// <param name="Since">
/// When the oldest of them was recorded; null: there is none but anchors, which alone are no reason for another anchor.
/// </param>
public sealed record AnchorGap(long Events, DateTimeOffset? Since)
{
    public static async Task<AnchorGap> ReadAsync(NpgsqlDataSource db, long anchored, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            select (select position from es_head),
                   (select timestamp from mt_events where seq_id > $1 and type <> $2 order by seq_id limit 1)
            """);
        command.Parameters.Add(new() { Value = anchored });
        command.Parameters.Add(new() { Value = StoredNames.Of(typeof(ContractEvent.AuditAnchored)) });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new AnchorGap(
            Math.Max(0, row.GetInt64(0) - anchored), row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1));
    }

    public TimeSpan Lag(DateTimeOffset now) => Since is { } since && now > since ? now - since : TimeSpan.Zero;
}
