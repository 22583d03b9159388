using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.AccessCurrent;

/// <summary>An account's right in an asset that is in force: its effective level, its source ("owner", "grant", …) and the event.</summary>
public sealed record AccessHolder(
    string Contract, string TokenId, Account Account, AccessLevel Level, string Source, BlockTime? ExpiresAt, Account GrantedBy,
    long Position, Guid EventId)
{
    public AssetId Asset => new(Contract, TokenId);

    public EventReference GivenBy => new(Position, EventId);
}
