using NeuraNft.Api.Activity;
using NeuraNft.Api.Assets;
using NeuraNft.Domain;

namespace NeuraNft.Api.History;

/// <summary>What an account could do with an asset at an instant, and the events that made it so.</summary>
/// <param name="Access">Level, source, denial.</param>
/// <param name="At">The block time that it is judged by.</param>
/// <param name="KnownAt">Events up to this position count; what came to be known later does not.</param>
/// <param name="Events">In the order of the log.</param>
public sealed record AccessAt(
    Access Access, BlockTime At, Position KnownAt, [property: ListSize(AssumedSize = 5)] IReadOnlyList<AccessEvidence> Events);

/// <summary>An event, and what it has to do with the answer.</summary>
/// <param name="Event">With kind, time, block and transaction; null in the instant before the feed has it.</param>
public sealed record AccessEvidence(AccessEvidenceRole Role, Position Position, Guid EventId, ActivityEntry? Event);

/// <summary>What an event has to do with an account's level.</summary>
public enum AccessEvidenceRole
{
    /// <summary>It gives the level: a mint or transfer the owner's, else a grant, a lease, a resale, a purchase, the default.</summary>
    Gives,

    /// <summary>It says what everyone may do, where the account has nothing of its own.</summary>
    Default,

    /// <summary>It caps the level.</summary>
    Caps,

    /// <summary>It gave what the account has no longer.</summary>
    Gave,

    /// <summary>It ended that; where the right expired there is none.</summary>
    Ended,
}
