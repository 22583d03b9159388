namespace Neura.Near.Blocks;

/// <summary>How a <see cref="LakeBlockSource"/> reads.</summary>
public sealed record LakeOptions
{
    /// <summary>Accounts whose receipts are wanted; null means all. Fewer are faster: the others are not decoded.</summary>
    public IReadOnlySet<AccountId>? Watched { get; init; }

    /// <summary>How often a file that is missing is looked for again: the indexer writes a block before its shards. Default 5.</summary>
    public int MissingFileRetries { get; init; } = 5;

    /// <summary>Pause before looking again. Default 500 ms.</summary>
    public TimeSpan MissingFileDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The most that the shards of one block may be, in bytes together. Default 256 MiB.</summary>
    public long MaxBlockBytes { get; init; } = 256L * 1024 * 1024;
}
