using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.RightsBook;

namespace NeuraNft.Api.Assets;

/// <summary>A level that is for lease.</summary>
/// <param name="PeriodSeconds">Length of a period; a part of a second counts.</param>
/// <param name="MaxPeriods">How many one may hold ahead.</param>
public sealed record LeaseOffer(AccessLevel Level, Yocto PricePerPeriod, double PeriodSeconds, int MaxPeriods)
{
    internal static LeaseOffer From(LeaseTermsRow row) => new(row.Level, row.Price, row.Period / 1e9, row.MaxPeriods);
}
