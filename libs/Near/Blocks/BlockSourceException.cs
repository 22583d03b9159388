namespace Neura.Near.Blocks;

/// <summary>A source of blocks, or a comparison of sources, that cannot give a block to rely on.</summary>
public sealed class BlockSourceException(BlockSourceFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What went wrong.</summary>
    public BlockSourceFailure Failure { get; } = failure;

    /// <summary>
    /// What was read must not be relied on: the sources disagree, or the chain of hashes is broken. Everything else may pass.
    /// </summary>
    public bool MustHalt => Failure is BlockSourceFailure.Disagreement or BlockSourceFailure.Discontinuity;

    /// <summary>How long the server asked to be left alone.</summary>
    internal TimeSpan? RetryAfter { get; init; }
}
