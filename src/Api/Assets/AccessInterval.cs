using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Assets;

/// <summary>A right as an interval of block time.</summary>
/// <param name="Source">"owner", "grant" or "default".</param>
/// <param name="Account">Who; null for everyone's default.</param>
/// <param name="Level">With the cap of the time applied.</param>
/// <param name="From">Included.</param>
/// <param name="Until">Excluded; null: still so; ahead of now: an expiry.</param>
/// <param name="EndedBy">"replaced", "revoked", "lapsed", "transferred", "burnt", "cap_changed", "expired", or null.</param>
/// <param name="OpenedAt">The event that opened it.</param>
/// <param name="ClosedAt">The event that closed it; null for an expiry.</param>
public sealed record AccessInterval(
    string Source, Account? Account, AccessLevel Level, Account GrantedBy, DateTimeOffset From, DateTimeOffset? Until, string? EndedBy,
    Position OpenedAt, Position? ClosedAt)
{
    internal static AccessInterval Of(Projections.AccessHistory.AccessInterval i) => new(
        i.Source, i.Account.Length == 0 ? null : NeuraNft.Domain.Account.Parse(i.Account), i.Level, i.GrantedBy,
            i.FromTime.ToDateTimeOffset(),
        i.UntilTime?.ToDateTimeOffset(), i.EndedBy, new Position(i.OpenedPosition), i.ClosedPosition is { } at ? new Position(at) : null);
}
