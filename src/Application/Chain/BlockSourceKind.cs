namespace NeuraNft.Application.Chain;

/// <summary>Where final blocks come from.</summary>
public enum BlockSourceKind
{
    /// <summary>Plain JSON-RPC: the first of <see cref="ChainOptions.RpcUrls"/>; with named witnesses, all that are none.</summary>
    Rpc,

    /// <summary>near-lake's files, in a folder or behind an address of S3's layout.</summary>
    Lake,

    /// <summary>A server of whole blocks by height.</summary>
    BlockServer,
}
