namespace Neura.ContentStore.Providers;

/// <summary>
/// A place away from here that keeps contents. Every act may be repeated: what is so already is answered as if it had been done now.
/// What goes wrong is a <see cref="ProviderException"/>; retries within seconds are the provider's affair, longer ones the caller's.
/// </summary>
public interface IContentProvider
{
    /// <summary>Short and stable; goes into records.</summary>
    string Name { get; }

    /// <summary>How it cuts files. Where not by <see cref="UnixFsProfile.V1"/>, it calls a content by another CID than we do.</summary>
    UnixFsProfile Profile { get; }

    /// <summary>Keeps a content; where it has it already, nothing is sent and no second pin made.</summary>
    /// <exception cref="ProviderException">Also where it answers another CID (Mismatch); what was pinned so is removed.</exception>
    Task<ProviderPin> PinAsync(PinnedContent content, CancellationToken cancellationToken);

    /// <summary>What it has under a CID of its own profile; null where it has nothing.</summary>
    Task<ProviderPin?> FindAsync(Cid providerCid, CancellationToken cancellationToken);

    /// <summary>Puts what is pinned into another group, which is made where it is absent.</summary>
    Task MoveAsync(Cid providerCid, string group, CancellationToken cancellationToken);

    /// <summary>Removes every pin of a content.</summary>
    Task UnpinAsync(Cid providerCid, CancellationToken cancellationToken);

    /// <summary>Blocks of a pinned content, as it gives them: for a <see cref="VerifiedStream"/>.</summary>
    /// <param name="content">The content.</param>
    /// <param name="nodes">Its inner nodes, for providers that give bytes and not blocks.</param>
    IBlockSource Blocks(PinnedContent content, IReadOnlyList<byte[]> nodes);
}
