namespace Neura.Near.Rpc;

/// <summary>`validators`: who makes blocks in an epoch, and who will in the next.</summary>
/// <param name="CurrentValidators">Those of the epoch.</param>
/// <param name="NextValidators">Those of the next.</param>
/// <param name="EpochStartHeight">Height of the epoch's first block.</param>
/// <param name="EpochHeight">Number of the epoch.</param>
public sealed record EpochValidators(
    IReadOnlyList<CurrentValidator> CurrentValidators, IReadOnlyList<NextValidator> NextValidators, ulong EpochStartHeight,
    ulong EpochHeight);

/// <param name="AccountId">The validator.</param>
/// <param name="PublicKey">The key it signs with.</param>
/// <param name="Stake">What it has at stake.</param>
/// <param name="NumProducedBlocks">Blocks it has made in the epoch.</param>
/// <param name="NumExpectedBlocks">Blocks it should have made.</param>
/// <param name="Shards">Shards whose chunks it makes.</param>
public sealed record CurrentValidator(
    AccountId AccountId, string PublicKey, NearToken Stake, ulong NumProducedBlocks, ulong NumExpectedBlocks, IReadOnlyList<ulong> Shards);

/// <param name="AccountId">The validator.</param>
/// <param name="PublicKey">The key it will sign with.</param>
/// <param name="Stake">What it will have at stake.</param>
/// <param name="Shards">Shards whose chunks it will make.</param>
public sealed record NextValidator(AccountId AccountId, string PublicKey, NearToken Stake, IReadOnlyList<ulong> Shards);
