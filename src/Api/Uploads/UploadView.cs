using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Application.Content;

namespace NeuraNft.Api.Uploads;

/// <summary>An upload of the caller's or for its asset, begun at POST /uploads.</summary>
/// <param name="Length">Bytes announced.</param>
/// <param name="Received">Bytes that are safe.</param>
/// <param name="ExpiresAt">When it is removed, where it is not complete by then.</param>
public sealed record Upload(Guid Id, UploadState State, long Length, long Received, DateTimeOffset ExpiresAt);

/// <summary>The encrypted content of a complete upload.</summary>
/// <param name="Cid">Of the encrypted payload.</param>
/// <param name="Sha256">Of the encrypted payload.</param>
/// <param name="Size">Of the encrypted payload, bytes.</param>
/// <param name="SaltedCommitment">SHA-256 over a salt and the plaintext's SHA-256: what goes on chain.</param>
public sealed record UploadedFile(Cid Cid, Hash256 Sha256, long Size, Hash256 SaltedCommitment)
{
    internal static UploadedFile From(UploadedContent c) => new(
        new Cid(c.Cid.ToString()), new Hash256(c.Sha256), c.Size, new Hash256(c.Commitment));
}

/// <summary>What the owner's wallet signs, as it signs a login (NEP-413, no callback).</summary>
/// <param name="Nonce">32 bytes.</param>
public sealed record SealStatementText(string Message, byte[] Nonce, string Recipient);

[QueryType]
public static partial class UploadQueries
{
    /// <summary>An upload of the caller's, or for an asset that the caller owns; null where there is none, or it is another's.</summary>
    [Authorize(Policies.Upload)]
    public static async Task<Upload?> GetUploadAsync(
        Guid id, ClaimsPrincipal user, VisibleUploads uploads, CancellationToken cancellationToken) =>
        await uploads.FindAsync(id, user.RequiredAccount(), cancellationToken) is { } row
            ? new Upload(row.Id, row.State, row.Length, row.Received, row.ExpiresAt)
            : null;
}

[ObjectType<Upload>]
public static partial class UploadType
{
    /// <summary>Null until the upload is complete.</summary>
    public static async Task<UploadedFile?> GetContentAsync(
        [Parent] Upload upload, UploadedContents contents, CancellationToken cancellationToken) =>
        await contents.OfUploadAsync(upload.Id, cancellationToken) is { } content ? UploadedFile.From(content) : null;

    /// <summary>What is to be signed to seal the content as that version of an asset; null until the upload is complete.</summary>
    public static async Task<SealStatementText?> GetSealStatementAsync(
        [Parent] Upload upload, [ID<Asset>] string assetId, int version, ClaimsPrincipal user, SealUpload seal,
        CancellationToken cancellationToken) =>
        await seal.StatementAsync(user.RequiredAccount(), upload.Id, AssetKey.Parse(assetId), version, cancellationToken) is { } s
            ? new SealStatementText(s.Message, s.Nonce.ToArray(), s.Recipient)
            : null;
}
