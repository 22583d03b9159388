using Neura.ContentStore;
using NeuraNft.Application.Content.Providers;

namespace NeuraNft.Application.Content;

/// <summary>Opens payloads to be read in checked ranges: from the store here, or where that lost it from a provider.</summary>
public sealed class PayloadReader(LocalFolderStore store, ProviderPins pins)
{
    /// <returns>Null where it is nowhere.</returns>
    public async Task<VerifiedStream?> OpenAsync(Cid cid, long size, CancellationToken cancellationToken)
    {
        if (await store.OpenVerifiedAsync(cid, cancellationToken) is not { } local)
            return await pins.OpenAsync(cid, size, except: null, cancellationToken);
        if (local.Length == size)
            return local;
        await local.DisposeAsync();
        store.Quarantine(cid);
        return await pins.OpenAsync(cid, size, except: null, cancellationToken);
    }
}
