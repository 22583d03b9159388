using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.AccessHistory;

/// <summary>A right as an interval, as the projection writes it: kind "owner", an origin, "default" or "cap" (not applied).</summary>
internal sealed record HistoryRow(
    string Contract, string TokenId, string Kind, string Account, AccessLevel Level, Account GrantedBy, BlockTime? ExpiresAt,
    BlockTime FromTime, BlockTime? UntilTime, long OpenedPosition, Guid OpenedEvent, long? ClosedPosition, Guid? ClosedEvent,
    string? ClosedReason)
{
    public static readonly Table<HistoryRow> Table = new("access_history", "contract", "token_id", "kind", "account", "opened_position");

    /// <summary>Without an end that came later.</summary>
    public HistoryRow AsKnownAt(long position) => ClosedPosition > position
        ? this with { UntilTime = null, ClosedPosition = null, ClosedEvent = null, ClosedReason = null }
        : this;

    public bool HasEndedBy(BlockTime at) => UntilTime is { } end && end <= at;
}
