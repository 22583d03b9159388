using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Assets;

/// <summary>An account's highest right that is in force.</summary>
/// <param name="Level">With the cap applied.</param>
/// <param name="Source">OWNER, or by which origin it is held.</param>
/// <param name="ExpiresAt">When it ends by itself; null: never.</param>
/// <param name="GivenAt">The event that gave it.</param>
/// <param name="Since">Block time since which that event has given this level; null: not known yet.</param>
public sealed record AccessHolder(
    Account Account, AccessLevel Level, AccessSource Source, DateTimeOffset? ExpiresAt, Account GrantedBy, Position GivenAt,
    DateTimeOffset? Since)
{
    internal static AccessHolder From(Projections.AccessCurrent.AccessHolder row) => new(
        row.Account, row.Level, Enum.Parse<AccessSource>(row.Source, ignoreCase: true), row.ExpiresAt?.ToDateTimeOffset(), row.GrantedBy,
        new Position(row.Position), row.Since?.ToDateTimeOffset());
}
