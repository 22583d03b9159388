namespace NeuraNft.Projections.AssetSearch;

/// <summary>How many parameters a registered model has; the lower end is in the band.</summary>
public enum ParameterBand
{
    BelowHundredThousand = 0,
    HundredThousandToMillion = 1,
    MillionToTenMillion = 2,
    TenToHundredMillion = 3,
    HundredMillionToBillion = 4,
    BillionAndMore = 5,
}
