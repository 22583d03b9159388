using Neura.ContentStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using Npgsql;

namespace NeuraNft.Application.Content;

/// <summary>The table of complete encrypted contents.</summary>
public sealed class UploadedContents(NpgsqlDataSource db)
{
    /// <summary>Another version, or another request, has the upload.</summary>
    internal const string SealedAlready = "NR003";

    private const string Columns =
        "cid, upload, account, sha256, size, plaintext_sha256, plaintext_size, salt, commitment, custody_header, sealed_at";

    /// <summary>Keeps it and closes its upload, both or neither. False where the sitting was over.</summary>
    public async Task<bool> InsertAsync(UploadedContent c, Guid sitting, CancellationToken cancellationToken)
    {
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(UploadRows.Sql(
            $"""
            with closed as (
                update upload set state = 'complete', received = length, tail = null, custody_header = null
                 where id = $2 and state = 'open' and sitting = $12 returning id)
            insert into uploaded_content ({Columns}) select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 from closed
            """,
            c.Cid.ToString(), c.Upload, c.Account.Value, c.Sha256, c.Size, c.PlaintextSha256, c.PlaintextSize, c.Salt, c.Commitment,
            c.CustodyHeader, c.SealedAt, sitting));
        return await batch.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    /// <summary>With asset_sealed. Raises <see cref="SealedAlready"/> where it is a version's already.</summary>
    internal static NpgsqlBatchCommand Claim(UploadedContent content, AssetId asset, int version) => UploadRows.Sql(
        "select claim_upload($1, $2)", content.Cid.ToString(), FormattableString.Invariant($"{StreamKeys.Asset(asset)}/{version}"));

    public async Task<UploadedContent?> OfUploadAsync(Guid upload, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand($"select {Columns}, sealed_for from uploaded_content where upload = $1");
        command.Parameters.Add(new() { Value = upload });
        await using var r = await command.ExecuteReaderAsync(cancellationToken);
        return await r.ReadAsync(cancellationToken)
            ? new UploadedContent(
                Cid.Parse(r.GetString(0)), r.GetGuid(1), Account.Parse(r.GetString(2)), r.GetString(3), r.GetInt64(4), r.GetString(5),
                r.GetInt64(6), r.GetFieldValue<byte[]>(7), r.GetString(8), r.GetFieldValue<byte[]>(9),
                r.GetFieldValue<DateTimeOffset>(10), r.IsDBNull(11) ? null : r.GetString(11))
            : null;
    }
}
