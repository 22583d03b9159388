namespace Neura.Near.Blocks;

/// <summary>What a source answers about a height.</summary>
public abstract record BlockRead
{
    private BlockRead() { }

    /// <summary>The block.</summary>
    public sealed record Found(NearBlock Block) : BlockRead;

    /// <summary>
    /// The chain has no block of this height. Normal, but only certain once the next block's <see cref="NearBlock.PrevHash"/> fits.
    /// </summary>
    public sealed record Skipped(ulong Height) : BlockRead;

    /// <summary>Not final yet: ask again later.</summary>
    public sealed record NotFinal(ulong Height, ulong FinalHeight) : BlockRead;
}
