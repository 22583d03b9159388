using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.AccessCurrent;

/// <summary>
/// The newest right of an account beside its ownership, live or ended. The level is as granted, without the cap; the source is
/// "grant", or "owner" for what a former owner held; it ended "revoked", "lapsed", or (null) neither.
/// </summary>
public sealed record AccessGrantRow(
    string Contract, string TokenId, Account Account, AccessLevel Level, string Source, BlockTime? ExpiresAt, Account GrantedBy,
    BlockTime GrantedAt, long Epoch, string? Ended, long Position, Guid EventId, long? EndedPosition, Guid? EndedEvent)
{
    internal static readonly Table<AccessGrantRow> Table = new("access_current", "contract", "token_id", "account");

    public AssetId Asset => new(Contract, TokenId);

    /// <summary>What the domain makes of it, in an asset of this epoch.</summary>
    internal AccessGrant ToGrant(long assetEpoch) => new(Level, ExpiresAt, GrantedBy, Epoch, Ended switch
    {
        "revoked" => AccessDenial.Revoked,
        "lapsed" => AccessDenial.Lapsed,
        _ => Epoch < assetEpoch ? AccessDenial.Lapsed : null,
    });
}
