using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Projections.MarketBook;

/// <summary>Which deals; all that is given must hold.</summary>
/// <param name="Buyer">Of an offer its maker, of an auction the highest bidder.</param>
public sealed record DealFilter(bool OpenOnly, AssetId? Asset, Account? Seller, Account? Buyer);
