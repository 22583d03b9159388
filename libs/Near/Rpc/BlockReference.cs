namespace Neura.Near.Rpc;

/// <summary>Which block a question is about.</summary>
public abstract record BlockReference
{
    private BlockReference() { }

    /// <summary>The newest final block: it can no longer be undone.</summary>
    public static BlockReference Final { get; } = new AtFinality("final");

    /// <summary>The newest block the node knows: it may still be undone.</summary>
    public static BlockReference Optimistic { get; } = new AtFinality("optimistic");

    public sealed record AtFinality(string Finality) : BlockReference;

    public sealed record AtHeight(ulong Height) : BlockReference;

    public sealed record AtHash(CryptoHash Hash) : BlockReference;
}
