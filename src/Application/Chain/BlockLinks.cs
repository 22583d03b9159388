using Neura.Near.Blocks;

namespace NeuraNft.Application.Chain;

/// <summary>Whether blocks follow each other and the cursor: by hash, by height where the source says it, and in time.</summary>
internal static class BlockLinks
{
    /// <exception cref="ChainHaltedException">They do not.</exception>
    public static void Check(string network, ChainCursor? cursor, IReadOnlyList<NearBlock> blocks)
    {
        var (height, hash, time) = cursor is null ? default : (cursor.Height, cursor.BlockHash, cursor.BlockTime.Nanoseconds);
        foreach (var block in blocks)
        {
            if (hash is not null && Mismatch(block, height, hash, time) is { } mismatch)
                throw new ChainHaltedException($"Block {block.Height} of {network} {mismatch}.");
            (height, hash, time) = (block.Height, block.Hash.ToString(), block.TimestampNanoseconds);
        }
    }

    private static string? Mismatch(NearBlock block, ulong height, string hash, ulong time) =>
        block.Height <= height ? $"comes after {height}"
        : block.PrevHash.ToString() != hash ? $"follows {block.PrevHash}, but the log ends at {height} {hash}"
        : block.PrevHeight is { } previous && previous != height ? $"follows height {previous}, but the log ends at {height}"
        : block.TimestampNanoseconds < time ? $"is of a time before block {height}"
        : null;
}
