using NeuraNft.Domain;

namespace NeuraNft.Application.Transactions;

/// <summary>On what terms an asset is auctioned.</summary>
/// <param name="MinIncrement">What a bid exceeds the one before by, at least.</param>
/// <param name="Extension">A bid this shortly before the end moves the end to so long after itself.</param>
public sealed record AuctionTerms(Yocto ReservePrice, Yocto MinIncrement, BlockTime EndsAt, BlockSpan Extension);
