namespace NeuraNft.Domain.Assets;

/// <summary>What a level costs by the period, and for how many periods at most one may pay ahead.</summary>
public sealed record LeaseTerms(Yocto PricePerPeriod, BlockSpan Period, int MaxPeriods);
