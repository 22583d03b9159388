using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AccessCurrent;

namespace NeuraNft.Api.Assets;

/// <summary>What an account may do with an asset and why.</summary>
/// <param name="Level">The effective level; each includes those below.</param>
/// <param name="Source">What gives it.</param>
/// <param name="ExpiresAt">When it ends by itself; null: never.</param>
/// <param name="Capped">The asset's cap took something away.</param>
/// <param name="Denial">Why the account has no more; null where nothing is withheld.</param>
/// <param name="GivenBy">Position of the event that gives it; null where nothing does.</param>
/// <param name="EndedBy">Position of the event that ended the account's own right; null where none did, or its expiry did.</param>
/// <param name="AsOf">The newest event in this asset's rights that is known here.</param>
public sealed record Access(
    AccessLevel Level, AccessSource Source, DateTimeOffset? ExpiresAt, bool Capped, AccessDenial? Denial, Position? GivenBy,
        Position? EndedBy,
    Position AsOf)
{
    internal static Access None { get; } =
        new(AccessLevel.None, AccessSource.None, null, Capped: false, AccessDenial.NotGranted, null, null, new Position(0));

    internal static Access From(AccessExplanation e) => new(
        e.Decision.Level, e.Decision.Source, e.Decision.ExpiresAt?.ToDateTimeOffset(), e.Decision.Capped, e.Decision.Denial,
        Place(e.GivenBy), Place(e.EndedBy), new Position(e.AsOf));

    private static Position? Place(Projections.Rows.EventReference? reference) =>
        reference is null ? null : new Position(reference.Position);
}
