using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.AccessCurrent;

/// <summary>What holds for every account of an asset, each with the event that made it so.</summary>
public sealed record AccessAssetRow(
    string Contract, string TokenId, Account Owner, long OwnerPosition, Guid OwnerEvent, AccessLevel DefaultLevel, long DefaultPosition,
    Guid DefaultEvent, AccessLevel MaxLevel, long MaxPosition, Guid MaxEvent, long Epoch, bool Burnt, long? BurntPosition,
    Guid? BurntEvent, BlockTime ChangedAt, long Position)
{
    internal static readonly Table<AccessAssetRow> Table = new("access_asset", "contract", "token_id");

    public AssetId Id => new(Contract, TokenId);
}
