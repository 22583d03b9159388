using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using NeuraNft.Domain;

namespace NeuraNft.Application.Content;

using Received = Result<long, UploadRefusal>;

/// <summary>Takes bytes of an upload straight to encryption. What came is kept, also where the connection breaks.</summary>
public sealed class ReceiveUpload(
    UploadRows rows, UploadSittings sittings, CompleteUpload complete, IOptions<UploadOptions> options, TimeProvider time)
{
    /// <summary>A part with a checksum is held until it is verified, so it may not be longer.</summary>
    public const int MaxCheckedPart = 4 << 20;

    public sealed record Part(PipeReader Body, long Offset, HashAlgorithmName Checksum, byte[]? ExpectedChecksum);

    /// <returns>How much is safe now.</returns>
    /// <exception cref="Custody.CustodyException">SEALED.</exception>
    public async Task<Received> HandleAsync(Guid id, Account account, Part part, CancellationToken cancellationToken)
    {
        if (!sittings.TryEnter(id))
            return new Received.Refused(new UploadRefusal.Busy());
        try
        {
            if (await rows.FindAsync(id, account, cancellationToken) is not { } row)
                return new Received.Refused(new UploadRefusal.Unknown());
            if (row.State != UploadState.Open || row.ExpiresAt <= time.GetUtcNow())
                return new Received.Refused(new UploadRefusal.Closed());
            return row.Received == part.Offset
                ? await TakeAsync(row, part, cancellationToken)
                : new Received.Refused(new UploadRefusal.WrongOffset(row.Received));
        }
        finally
        {
            sittings.Leave(id);
        }
    }

    private async Task<Received> TakeAsync(UploadRow row, Part part, CancellationToken cancellationToken)
    {
        var body = part.Body;
        if (part.ExpectedChecksum is { } expected)
        {
            var bytes = await CheckedAsync(part, cancellationToken);
            if (bytes is null)
                return new Received.Refused(new UploadRefusal.TooLarge(MaxCheckedPart));
            if (!CryptographicOperations.FixedTimeEquals(CryptographicOperations.HashData(part.Checksum, bytes), expected))
                return new Received.Refused(new UploadRefusal.ChecksumMismatch());
            body = PipeReader.Create(new ReadOnlySequence<byte>(bytes));
        }

        // Each time all that came is encrypted anew: who makes that happen again and again is not served for ever.
        if (!sittings.Has(row) && row.Sittings >= options.Value.MaxSittings)
        {
            await rows.EndAsync(row.Id, UploadState.Ended, row.Sitting, cancellationToken);
            return new Received.Refused(new UploadRefusal.Closed());
        }

        var sitting = await sittings.TakeUpAsync(row, cancellationToken);
        try
        {
            if (!await CopyAsync(row, sitting, body, cancellationToken))
            {
                await KeepAsync(row, sitting);
                return new Received.Refused(new UploadRefusal.TooLarge(row.Length));
            }

            return sitting.Received == row.Length
                ? await complete.HandleAsync(row, sitting, CancellationToken.None)
                : await KeepAsync(row, sitting);
        }
        catch
        {
            // A disk or a database failed, or a chunk is half written: this key seals nothing any more.
            await sittings.DropAsync(row.Id);
            throw;
        }
    }

    /// <returns>False where more came than was announced.</returns>
    private async Task<bool> CopyAsync(UploadRow row, UploadSitting sitting, PipeReader body, CancellationToken cancellationToken)
    {
        var safe = sitting.Received;
        while (true)
        {
            ReadResult read;
            try
            {
                read = await body.ReadAsync(cancellationToken);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                return true; // The sender is gone; what came so far counts.
            }

            var fits = read.Buffer.Length <= row.Length - sitting.Received;
            foreach (var segment in fits ? read.Buffer : read.Buffer.Slice(0, row.Length - sitting.Received))
                await sitting.WriteAsync(segment, CancellationToken.None);
            body.AdvanceTo(read.Buffer.End);
            if (!fits || read.IsCompleted || read.IsCanceled)
                return fits;
            if (sitting.Received - safe < options.Value.CheckpointBytes || sitting.Received == row.Length)
                continue;
            await KeepAsync(row, sitting);
            safe = sitting.Received;
        }
    }

    private async Task<Received> KeepAsync(UploadRow row, UploadSitting sitting)
    {
        sitting.Flush();
        return await rows.ProgressAsync(row.Id, sitting.Id, sitting.Received, sitting.SealTail(), CancellationToken.None)
            ? new Received.Ok(sitting.Received)
            : throw new IOException("The upload was ended or taken up elsewhere meanwhile.");
    }

    private static async Task<byte[]?> CheckedAsync(Part part, CancellationToken cancellationToken)
    {
        var read = await part.Body.ReadAtLeastAsync(MaxCheckedPart + 1, cancellationToken);
        var bytes = read.Buffer.Length > MaxCheckedPart ? null : read.Buffer.ToArray();
        part.Body.AdvanceTo(read.Buffer.End);
        return bytes;
    }
}
