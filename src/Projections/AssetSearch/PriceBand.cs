namespace NeuraNft.Projections.AssetSearch;

/// <summary>What an asset costs now, in NEAR, as search_price_band() of the database has it.</summary>
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
