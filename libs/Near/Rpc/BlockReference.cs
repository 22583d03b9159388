namespace Neura.Near.Rpc;

/// <summary>Which block a question is about.</summary>
public abstract record BlockReference
{
    private BlockReference() { }

    /// <summary>The newest final block: it can no longer be undone.</summary>
    public static BlockReference Final { get; } = new AtFinality("final");

    /// <summary>The newest block the node knows: it may still be undone.</summary>
    public static BlockReference Optimistic { get; } = new AtFinality("optimistic");

    /// <summary>The newest block with a block on top of it: it will hardly be undone.</summary>
    public static BlockReference NearFinal { get; } = new AtFinality("near-final");

    /// <summary>The first block of the chain.</summary>
    public static BlockReference Genesis { get; } = new AtCheckpoint("genesis");

    /// <summary>The oldest block the node keeps.</summary>
    public static BlockReference EarliestAvailable { get; } = new AtCheckpoint("earliest_available");

    /// <summary>A block by how far it is settled.</summary>
    public sealed record AtFinality(string Finality) : BlockReference;

    /// <summary>A block by a name the node gives it.</summary>
    public sealed record AtCheckpoint(string Checkpoint) : BlockReference;

    /// <summary>A block by its height.</summary>
    public sealed record AtHeight(ulong Height) : BlockReference;

    /// <summary>A block by its hash.</summary>
    public sealed record AtHash(CryptoHash Hash) : BlockReference;
}
