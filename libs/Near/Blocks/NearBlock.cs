namespace Neura.Near.Blocks;

/// <summary>A final block, cut down to what an indexer of contracts needs.</summary>
/// <param name="Height">Its height; heights may skip.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="PrevHash">Hash of the block before: it must equal what the indexer stored last.</param>
/// <param name="PrevHeight">Height of the block before, where the source says so; a difference over one means skipped heights.</param>
/// <param name="TimestampNanoseconds">Nanoseconds since 1970, as the block carries them.</param>
/// <param name="Receipts">The receipts of watched accounts executed in this block, in the order of execution.</param>
public sealed record NearBlock(
    ulong Height, CryptoHash Hash, CryptoHash PrevHash, ulong? PrevHeight, ulong TimestampNanoseconds,
    IReadOnlyList<ExecutedReceipt> Receipts)
{
    private const long NanosecondsPerTick = 100;

    /// <summary>The block time, cut to 100 ns.</summary>
    public DateTimeOffset Timestamp => DateTimeOffset.UnixEpoch.AddTicks((long)(TimestampNanoseconds / NanosecondsPerTick));
}
