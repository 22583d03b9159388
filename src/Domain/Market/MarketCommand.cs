namespace NeuraNft.Domain.Market;

/// <summary>What a wallet would ask of a market about a deal that stands; <see cref="Actor"/> is the chain's predecessor.</summary>
public abstract record MarketCommand
{
    private MarketCommand(Account actor) => Actor = actor;

    public Account Actor { get; init; }

    /// <summary>Refused where the price is not the expected one: nobody pays more than was shown.</summary>
    public sealed record BuyListing(Account Actor, Yocto ExpectedPrice) : MarketCommand(Actor);

    public sealed record UpdateListing(Account Actor, Yocto Price, BlockTime? ExpiresAt) : MarketCommand(Actor);

    public sealed record CancelListing(Account Actor) : MarketCommand(Actor);

    public sealed record CancelOffer(Account Actor) : MarketCommand(Actor);

    public sealed record PlaceBid(Account Actor, Yocto Amount) : MarketCommand(Actor);

    public sealed record CancelAuction(Account Actor) : MarketCommand(Actor);
}
