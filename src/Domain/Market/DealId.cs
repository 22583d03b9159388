namespace NeuraNft.Domain.Market;

/// <summary>A listing, an offer or an auction by its market's account and its id there.</summary>
public sealed record DealId(string Market, DealKind Kind, string Id);
