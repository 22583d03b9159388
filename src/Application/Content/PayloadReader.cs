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

    /// <summary>What was read was not what its CID says: where a provider has another copy, the next read comes from there.</summary>
    public async Task DamagedAsync(Cid cid, CancellationToken cancellationToken)
    {
        if (!store.Contains(cid) || !await pins.AnyAsync(cid, cancellationToken))
            return;
        try
        {
            store.Quarantine(cid);
        }
        catch (FileNotFoundException)
        {
            // Another reader was faster.
        }
    }
}
