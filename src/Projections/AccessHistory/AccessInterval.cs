using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.AccessHistory;

/// <summary>Who could do what from when until when, the cap of the time applied, and by which events.</summary>
/// <remarks>
/// Source is "owner", "grant", "lease", "resale", "purchase" or "default"; the account is empty for the default, which is everyone's.
/// Until is the first nanosecond at which it was so no longer; null: still so; ahead of now: an expiry. Ended by "replaced",
/// "revoked", "lapsed", "transferred", "burnt", "cap_changed" (closed by that event), "expired" (by none), or null. The cap's event is
/// null for owners.
/// </remarks>
public sealed record AccessInterval(
    string Contract, string TokenId, string Source, string Account, AccessLevel Level, Account GrantedBy, BlockTime FromTime,
    BlockTime? UntilTime, string? EndedBy, long OpenedPosition, Guid OpenedEvent, long? ClosedPosition, Guid? ClosedEvent,
    long? CapPosition, Guid? CapEvent)
{
    public AssetId Asset => new(Contract, TokenId);

    public EventReference Opened => new(OpenedPosition, OpenedEvent);

    public EventReference? Closed => EventReference.Of(ClosedPosition, ClosedEvent);

    public IntervalCursor Cursor => new(OpenedPosition, Source, Account, CapPosition ?? 0);
}
