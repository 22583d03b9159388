namespace NeuraNft.Projections.AssetSearch;

/// <summary>What an asset is for sale for, in NEAR; the lower end is in the band.</summary>
// As search_price_band() of the database counts them.
public enum PriceBand
{
    /// <summary>Not listed alone.</summary>
    NotForSale = 0,
    BelowOne = 1,
    OneToTen = 2,
    TenToHundred = 3,
    HundredToThousand = 4,
    ThousandAndMore = 5,
}
