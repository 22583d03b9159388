using System.Security.Cryptography;
using Neura.ContentStore;

namespace NeuraNft.Application.Content;

/// <summary>The last byte came: what was declared is compared, and the content gets its name or goes into quarantine.</summary>
public sealed class CompleteUpload(
    UploadRows rows, UploadedContents contents, UploadSittings sittings, LocalFolderStore store, TimeProvider time)
{
    internal async Task<Result<long, UploadRefusal>> HandleAsync(UploadRow row, UploadSitting sitting, CancellationToken cancellationToken)
    {
        var (payload, nodes, plaintext) = await sitting.CompleteAsync(cancellationToken);
        var path = sitting.Path;
        await sittings.DropAsync(row.Id);
        if (!CryptographicOperations.FixedTimeEquals(plaintext, row.DeclaredSha256.Span))
        {
            if (!await rows.EndAsync(row.Id, UploadState.Quarantined, sitting.Id, cancellationToken))
                throw Over();
            store.QuarantineFile(path);
            return new Result<long, UploadRefusal>.Refused(new UploadRefusal.Integrity());
        }

        // On record first: a file that was not moved yet is found and moved by the sweep.
        var salt = RandomNumberGenerator.GetBytes(32);
        var content = new UploadedContent(
            payload.Cid, row.Id, row.Account, payload.Sha256, payload.Size, Convert.ToHexStringLower(plaintext), row.Length, salt,
            Convert.ToHexStringLower(SHA256.HashData([.. salt, .. plaintext])), sitting.CustodyHeader, time.GetUtcNow());
        if (!await contents.InsertAsync(content, sitting.Id, cancellationToken))
            throw Over();
        store.Adopt(path, payload.Cid, nodes);
        return new Result<long, UploadRefusal>.Ok(row.Length);
    }

    private static IOException Over() => new("The upload was ended or taken up elsewhere meanwhile.");
}
