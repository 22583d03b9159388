using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;
using Npgsql;

namespace NeuraNft.Application.Rights;

/// <summary>
/// The table sealed_content. Whoever appends an event of the content's stream queues the command that belongs to it in the same session.
/// </summary>
public sealed class SealedContents(NpgsqlDataSource db)
{
    private const string Columns =
        "contract, token_id, version, revision, cid, sha256, size, commitment, salt, plaintext_sha256, plaintext_size, "
        + "custody_header, state";

    /// <summary>With asset_sealed and reencryption_done: the revision before, if any, is superseded.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Put(SealedContent content)
    {
        yield return RightsSql.Command(
            """
            update sealed_content set state = 'superseded', custody_header = ''
            where contract = $1 and token_id = $2 and version = $3 and state in ('current', 'due')
            """,
            content.Asset.Contract, content.Asset.TokenId, content.Version);
        yield return RightsSql.Command(
            $"insert into sealed_content ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'current')",
            content.Asset.Contract, content.Asset.TokenId, content.Version, content.Revision, content.Payload.Cid, content.Payload.Sha256,
            content.Payload.Size, content.Commitment, content.Salt.ToArray(), content.PlaintextSha256.ToArray(), content.PlaintextSize,
            content.CustodyHeader.ToArray());
    }

    /// <summary>Raises <see cref="RightsSql.MovedOn"/> where the revision is not the current one; keeps it so until the commit.</summary>
    internal static NpgsqlBatchCommand Hold(SealedContent content) => RightsSql.Command(
        "select hold_revision($1, $2, $3, $4)", content.Asset.Contract, content.Asset.TokenId, content.Version, content.Revision);

    /// <summary>With reencryption_due.</summary>
    public static NpgsqlBatchCommand MarkDue(AssetId asset, int version, int revision) => RightsSql.Command(
        """
        update sealed_content set state = 'due'
        where contract = $1 and token_id = $2 and version = $3 and revision = $4 and state = 'current'
        """,
        asset.Contract, asset.TokenId, version, revision);

    /// <summary>With content_withdrawn: what could open it goes for good.</summary>
    public static NpgsqlBatchCommand Withdraw(AssetId asset, int version) => RightsSql.Command(
        """
        update sealed_content set state = 'withdrawn', custody_header = ''
        where contract = $1 and token_id = $2 and version = $3
        """,
        asset.Contract, asset.TokenId, version);

    /// <summary>The newest revision of a version; null where it was never sealed.</summary>
    public async Task<SealedContent?> FindAsync(AssetId asset, int version, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            $"""
            select {Columns} from sealed_content where contract = $1 and token_id = $2 and version = $3
            order by revision desc limit 1
            """);
        command.Parameters.Add(new() { Value = asset.Contract });
        command.Parameters.Add(new() { Value = asset.TokenId });
        command.Parameters.Add(new() { Value = version });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? Read(row) : null;
    }

    private static SealedContent Read(NpgsqlDataReader row) => new(
        new AssetId(row.GetString(0), row.GetString(1)), row.GetInt32(2), row.GetInt32(3),
        new SealedPayload(row.GetString(4), row.GetString(5), row.GetInt64(6)), row.GetString(7), row.GetFieldValue<byte[]>(8),
        row.GetFieldValue<byte[]>(9), row.GetInt64(10), row.GetFieldValue<byte[]>(11),
        Enum.Parse<SealedContentState>(row.GetString(12), ignoreCase: true));
}
