using NeuraNft.Api.Assets;
using NeuraNft.Domain;
using NeuraNft.Projections.MarketBook;

namespace NeuraNft.Api.Market;

/// <summary>Which deals; all that is given must hold.</summary>
/// <param name="Buyer">Of an offer its maker, of an auction the highest bidder.</param>
/// <param name="OpenOnly">Without what was sold or cancelled; of no meaning for sales.</param>
public sealed record DealFilterInput(
    [property: ID<Asset>] string? AssetId = null, Account? Seller = null, Account? Buyer = null, bool OpenOnly = true)
{
    internal DealFilter ToFilter() => new(OpenOnly, AssetId is null ? null : AssetKey.Parse(AssetId), Seller, Buyer);
}
