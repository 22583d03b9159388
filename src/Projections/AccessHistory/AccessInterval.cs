using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.AccessHistory;

/// <summary>Who could do what from when until when, the cap of the time applied, and by which events.</summary>
/// <param name="Source">"owner", "grant" or "default".</param>
/// <param name="Account">Null for the default, which is everyone's.</param>
/// <param name="UntilTime">The first nanosecond at which it was so no longer; null: still so. It may lie ahead: an expiry.</param>
/// <param name="EndedBy">"replaced", "revoked", "lapsed", "transferred", "burnt", "expired", "cap_changed"; null: still so.</param>
/// <param name="ClosedPosition">With its event: null where no event ended it.</param>
/// <param name="CapPosition">With its event: what set the cap of the time; null for owners, whom no cap binds.</param>
public sealed record AccessInterval(
    string Contract, string TokenId, string Source, Account? Account, AccessLevel Level, Account GrantedBy, BlockTime FromTime,
    BlockTime? UntilTime, string? EndedBy, long OpenedPosition, Guid OpenedEvent, long? ClosedPosition, Guid? ClosedEvent,
    long? CapPosition, Guid? CapEvent)
{
    public AssetId Asset => new(Contract, TokenId);

    public EventReference Opened => new(OpenedPosition, OpenedEvent);

    public EventReference? Closed => EventReference.Of(ClosedPosition, ClosedEvent);

    public IntervalCursor Cursor => new(OpenedPosition, CapPosition ?? 0);
}
