using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Sealing;

/// <summary>
/// What a release was decided on, so that the decision can be made again: the asset's stream up to a version, at a time of the chain.
/// </summary>
/// <param name="Required">The level that the purpose needs.</param>
/// <param name="Level">The account's effective level.</param>
/// <param name="Source">What gives it, in lower case: "owner", "grant", "lease", "resale", "purchase", "default", "none".</param>
/// <param name="GivenBy">Position of the event that gives it; null where nothing does.</param>
/// <param name="Epoch">The asset's access epoch.</param>
/// <param name="ChainTime">Of the newest block that was read.</param>
/// <param name="StreamVersion">Of the asset's stream.</param>
public sealed record KeyDecision(
    AccessLevel Required, AccessLevel Level, string Source, long? GivenBy, long Epoch, BlockTime ChainTime, long StreamVersion);
