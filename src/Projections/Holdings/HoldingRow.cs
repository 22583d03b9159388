using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Holdings;

/// <summary>Who owns an asset or a plain token (whose collection is ""), and since which event.</summary>
public sealed record HoldingRow(
    string Contract, string TokenId, string CollectionId, Account Owner, BlockTime Since, long SincePosition, bool Burnt, long Position)
{
    internal static readonly Table<HoldingRow> Table = new("holding", "contract", "token_id");

    public AssetId Asset => new(Contract, TokenId);
}
