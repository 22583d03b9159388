using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Assets;

/// <summary>What an account may do with an asset and why.</summary>
/// <param name="Level">The effective level; each includes those below.</param>
/// <param name="Source">What gives it.</param>
/// <param name="ExpiresAt">When it ends by itself; null: never.</param>
/// <param name="Capped">The asset's cap took something away.</param>
/// <param name="Denial">Why the account has no more; null where nothing is withheld.</param>
public sealed record Access(AccessLevel Level, AccessSource Source, DateTimeOffset? ExpiresAt, bool Capped, AccessDenial? Denial)
{
    internal static Access From(AccessDecision decision) => new(
        decision.Level, decision.Source, decision.ExpiresAt?.ToDateTimeOffset(), decision.Capped, decision.Denial);
}
