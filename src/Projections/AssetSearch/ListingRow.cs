using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>An open listing of one token alone.</summary>
internal sealed record ListingRow(
    string Market, string DealId, string Contract, string TokenId, Yocto Price, BlockTime? EndsAt, long Position)
{
    public static readonly Table<ListingRow> Table = new("search_listing", "market", "deal_id");

    public AssetId Asset => new(Contract, TokenId);

    public (string Market, string Id) Key => (Market, DealId);
}
