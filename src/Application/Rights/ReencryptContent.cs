using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.ContentStore;
using Neura.Cryptography.Age;
using Neura.EventStore;
using NeuraNft.Application.Content;
using NeuraNft.Application.Custody;
using NeuraNft.Application.Log;
using NeuraNft.Application.Models;
using NeuraNft.Domain;
using NeuraNft.Domain.Sealing;
using Npgsql;

namespace NeuraNft.Application.Rights;

/// <summary>
/// Gives a sealed version another file key and CID, in constant memory. Killed at any instant it begins anew; the new revision counts from
/// the one transaction that says so, and until then nobody is given any key of the version.
/// </summary>
public sealed class ReencryptContent(
    DocumentStore store, SealedContents contents, PayloadReader payloads, LocalFolderStore files, KeyCustody custody,
    IOptions<ContentOptions> options, ILogger<ReencryptContent> log)
{
    private const int Piece = 64 * 1024;

    internal async Task HandleAsync(DueRevision due, CancellationToken cancellationToken)
    {
        if (await contents.FindAsync(due.Asset, due.Version, cancellationToken) is not { State: SealedContentState.Due } old)
        {
            await FinishAsync(ReencryptionQueue.Remove(due.Asset, due.Version), cancellationToken);
            return;
        }

        using var fileKey = AgeFileKey.Create();
        var payload = await EncryptOrMendAsync(old, fileKey, cancellationToken);
        var renewed = old with
        {
            Revision = old.Revision + 1,
            Payload = payload,
            CustodyHeader = custody.Seal(StreamKeys.Asset(old.Asset), old.Version, fileKey),
            State = SealedContentState.Current,
        };
        if (await AppendAsync(old, renewed, cancellationToken))
        {
            RightsLog.Reencrypted(log, renewed.Asset, renewed.Version, renewed.Revision);
            files.Delete(Cid.Parse(old.Payload.Cid));
        }
        else
        {
            files.Delete(Cid.Parse(payload.Cid));
        }
    }

    private async Task<SealedPayload> EncryptOrMendAsync(SealedContent old, AgeFileKey fileKey, CancellationToken cancellationToken)
    {
        try
        {
            return await EncryptAsync(old, fileKey, cancellationToken);
        }
        catch (ContentAlteredException)
        {
            // The next try reads another copy.
            await payloads.DamagedAsync(Cid.Parse(old.Payload.Cid), cancellationToken);
            throw;
        }
    }

    private async Task<SealedPayload> EncryptAsync(SealedContent old, AgeFileKey fileKey, CancellationToken cancellationToken)
    {
        var payload = await payloads.OpenAsync(Cid.Parse(old.Payload.Cid), old.Payload.Size, cancellationToken)
            ?? throw new FileNotFoundException("The payload is nowhere to be read.");
        using var oldKey = custody.Open(StreamKeys.Asset(old.Asset), old.Version, old.CustodyHeader);
        await using var plaintext = await AgePayloadReader.OpenAsync(payload, oldKey, keepsPayloadOpen: false, cancellationToken);
        // Ciphertext only: the plaintext is never on a disk.
        await using var sealedFile = OpenFile(old);
        var hash = await EncryptAsync(plaintext, sealedFile, fileKey, cancellationToken);
        if (!CryptographicOperations.FixedTimeEquals(hash, old.PlaintextSha256.Span))
            throw new InvalidDataException("The payload opens, but is not what its owner sealed.");
        sealedFile.Position = 0;
        return await files.PutAsync(sealedFile, cancellationToken) is ContentWrite.Stored { Content: var content }
            ? new SealedPayload(content.Cid.ToString(), content.Sha256, content.Size)
            : throw new InvalidDataException("The content store does not take what it had taken before.");
    }

    // One name a version: what a killed process left is written over by the next.
    private FileStream OpenFile(SealedContent old)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Value.Folder, "reencryption")).FullName;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{old.Asset}/{old.Version}")));
        var file = new FileStreamOptions
        {
            Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(folder, name), file);
    }

    private static async Task<byte[]> EncryptAsync(
        AgePayloadReader plaintext, FileStream to, AgeFileKey fileKey, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var writer = await AgePayloadWriter.StartAsync(to, fileKey, cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            for (int read; (read = await plaintext.ReadAsync(buffer.AsMemory(0, Piece), cancellationToken)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                await writer.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }

        await writer.CompleteAsync(cancellationToken);
        return hash.GetHashAndReset();
    }

    /// <returns>False where another process was faster, or the content was withdrawn: the new payload is nobody's.</returns>
    private async Task<bool> AppendAsync(SealedContent old, SealedContent renewed, CancellationToken cancellationToken)
    {
        while (true)
        {
            var session = store.LightweightSession(new EventMetadata { UserName = "policy:rights" });
            var stream = await session.Events.FetchForWriting(StreamKeys.Content(old.Asset), Aggregates.Content, cancellationToken);
            var finish = new ContentCommand.FinishReencryption(old.Asset, old.Version, renewed.Revision, renewed.Payload);
            var decided = ContentDecider.Decide(stream.Aggregate, finish);
            if (decided is not Decision<ContentEvent, ContentRefusal>.Accepted { Events: [var done] })
                return false;
            foreach (var row in SealedContents.Put(renewed).Append(ReencryptionQueue.Remove(old.Asset, old.Version)))
                session.QueueSqlCommand(row);
            stream.AppendOne(done);
            try
            {
                var saved = await session.SaveChangesAsync(cancellationToken);
                if (saved.Verdict == AppendVerdict.Appended)
                    return true;
                if (saved.Verdict != AppendVerdict.Conflict)
                    throw new InvalidOperationException($"The log did not take a re-encryption: {saved.Verdict}.");
            }
            catch (PostgresException faster) when (
                faster is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "sealed_content" })
            {
                // The rows come before the append, so that the revision is there already tells it first.
                return false;
            }
        }
    }

    private async Task FinishAsync(NpgsqlBatchCommand row, CancellationToken cancellationToken)
    {
        var session = store.LightweightSession(EventMetadata.None);
        session.QueueSqlCommand(row);
        await session.SaveChangesAsync(cancellationToken);
    }
}
