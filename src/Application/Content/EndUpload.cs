using NeuraNft.Domain;

namespace NeuraNft.Application.Content;

/// <summary>Gives an upload up: what came is removed.</summary>
public sealed class EndUpload(UploadRows rows, UploadSittings sittings)
{
    /// <returns>Null where it is done.</returns>
    public async Task<UploadRefusal?> HandleAsync(Guid id, Account account, CancellationToken cancellationToken)
    {
        if (!sittings.TryEnter(id))
            return new UploadRefusal.Busy();
        try
        {
            if (await rows.FindAsync(id, account, cancellationToken) is not { } row)
                return new UploadRefusal.Unknown();
            if (!await rows.EndAsync(id, UploadState.Ended, sitting: null, cancellationToken))
                return new UploadRefusal.Closed();
            await sittings.DropAsync(id);
            if (row.Sitting is { } sitting)
                File.Delete(sittings.PathOf(sitting));
            return null;
        }
        finally
        {
            sittings.Leave(id);
        }
    }
}
