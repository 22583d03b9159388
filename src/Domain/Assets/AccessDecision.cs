namespace NeuraNft.Domain.Assets;

/// <summary>An account's effective level at an instant and why it is that.</summary>
/// <param name="Level">The effective level.</param>
/// <param name="Source">What gives the level.</param>
/// <param name="ExpiresAt">When the right that gives the level ends by itself; null: never.</param>
/// <param name="Capped">The asset's maximum level took something away.</param>
/// <param name="Denial">Why the account has no more than this; null where nothing was taken away or withheld.</param>
public sealed record AccessDecision(AccessLevel Level, AccessSource Source, BlockTime? ExpiresAt, bool Capped, AccessDenial? Denial)
{
    public bool Allows(AccessLevel required) => Level >= required;

    /// <summary>Why the account does not reach <paramref name="required"/>; null where it does.</summary>
    public AccessDenial? DenialOf(AccessLevel required) => Allows(required) ? null : Denial ?? AccessDenial.NotGranted;
}
