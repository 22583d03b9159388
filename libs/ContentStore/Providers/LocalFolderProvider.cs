namespace Neura.ContentStore.Providers;

/// <summary>Another folder, on another disk or mount, as a provider: a second copy without any service. No groups.</summary>
public sealed class LocalFolderProvider(LocalFolderStore folder) : IContentProvider
{
    public string Name => "folder";

    public UnixFsProfile Profile => UnixFsProfile.V1;

    public async Task<ProviderPin> PinAsync(PinnedContent content, CancellationToken cancellationToken)
    {
        if (await FindAsync(content.ProviderCid, cancellationToken) is { } known)
            return known;
        await using var stream = await content.OpenAsync(cancellationToken);
        if (await folder.PutAsync(stream, cancellationToken) is not ContentWrite.Stored { Content: var stored })
            throw new ProviderException(ProviderFault.Refused, $"{content.Content.Cid} is larger than the folder takes");
        if (stored.Cid == content.ProviderCid)
            return PinOf(stored.Cid);
        folder.Delete(stored.Cid);
        throw new ProviderException(ProviderFault.Mismatch, $"{content.ProviderCid} was stored as {stored.Cid}");
    }

    public Task<ProviderPin?> FindAsync(Cid providerCid, CancellationToken cancellationToken) =>
        Task.FromResult(folder.Contains(providerCid) ? PinOf(providerCid) : null);

    public Task MoveAsync(Cid providerCid, string group, CancellationToken cancellationToken) => folder.Contains(providerCid)
        ? Task.CompletedTask
        : throw new ProviderException(ProviderFault.NotFound, $"{providerCid} is not in the folder");

    public Task UnpinAsync(Cid providerCid, CancellationToken cancellationToken)
    {
        folder.Delete(providerCid);
        return Task.CompletedTask;
    }

    public IBlockSource Blocks(PinnedContent content, IReadOnlyList<byte[]> nodes) => folder.BlocksOf(content.ProviderCid, nodes)
        ?? throw new ProviderException(ProviderFault.NotFound, $"{content.ProviderCid} is not in the folder");

    private static ProviderPin PinOf(Cid cid) => new(cid.ToString(), cid, Group: null);
}
