namespace Neura.ContentStore;

/// <summary>How a file is cut into a tree, and so which CID it gets. Leaves are raw, CIDs version 1.</summary>
/// <param name="ChunkSize">Bytes of a leaf.</param>
/// <param name="MaxLinks">Links of an inner node.</param>
public sealed record UnixFsProfile(int ChunkSize, int MaxLinks)
{
    /// <summary>unixfs-v1-2025 of IPIP-499: the profile of every CID of ours.</summary>
    public static UnixFsProfile V1 { get; } = new(1 << 20, 1024);

    /// <summary>What <c>ipfs add --cid-version=1</c> did by default before that profile.</summary>
    public static UnixFsProfile KuboDefault { get; } = new(256 << 10, 174);
}
