using NeuraNft.Domain;

namespace NeuraNft.Api.Assets;

/// <summary>Who gets how much of each lease and sale.</summary>
/// <param name="BasisPoints">Hundredths of a percent.</param>
public sealed record RoyaltyShare(Account Account, int BasisPoints);
