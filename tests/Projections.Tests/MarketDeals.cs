using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Tests;
using NeuraNft.Domain.Tokens;
using static NeuraNft.Domain.Contracts.ContractEvent;
using static NeuraNft.Domain.Market.MarketEvent;
using static NeuraNft.Domain.Tests.MarketSample;
using static NeuraNft.Domain.Tests.Sample;
using static NeuraNft.Domain.Tokens.TokenEvent;

namespace NeuraNft.Projections.Tests;

/// <summary>The part of the log that is about contracts, plain tokens and deals; each event changes something.</summary>
internal static class MarketDeals
{
    private const string Hash = "4uQeVj5tqViQh7yWWGStvkEG1Zmhx6uasJtWCJziofM";

    public static ContractEvent[] Contracts =>
    [
        new PlatformSet(Contract, Dave, 250, Alice),
        new AnchorerSet(Contract, Dave, Alice),
        new OwnerSet(Contract, Alice, Bob),
        new UpgradeStaged(Contract, Hash, At(60), Bob),
        new UpgradeCancelled(Contract, Hash, Bob),
        new UpgradeStaged(Contract, Hash, At(90), Bob),
        new UpgradeApplied(Contract, Hash, "2.0.0", Bob),
        new PayoutHeld(Contract, Dave, Near(58)),
        new PayoutForwarded(Contract, Dave, Near(1), Alice),
        new AuditAnchored(Contract, "audit.neuranft.example", 42, "q8A3mdlcYaUyS0J4dQYrxRc5zDtjdxi1HtVpzFzLBaI=", Dave, At(27)),
    ];

    public static TokenEvent[] Tokens =>
    [
        new TokenMinted(Foreign, Alice, "first"),
        new TokenApproved(Foreign, Alice, Carol, 3),
        new TokenApprovalRevoked(Foreign, Alice, null),
        new TokenApproved(Foreign, Alice, Bob, null),
        new TokenTransferred(Foreign, Alice, Bob, Bob, null),
        new TokenApproved(Foreign, Bob, Dave, 5),
        new TokenBurnt(Foreign, Bob, null, null),
    ];

    public static MarketEvent[] Deals =>
    [
        Listed(At(90)),
        new ListingUpdated(Listing, Near(4_500), null),
        Sale(Listing, Bob, 4_500),
        Listed() with { Listing = Second },
        new ListingCancelled(Second, "stale"),
        Offered(),
        new OfferCancelled(Offer, "buyer"),
        Opened(),
        Bid(Bob, 1_000),
        Bid(Carol, 1_200, Bid(Bob, 1_000)),
        new RefundOwed(MarketSample.Market, Bob, Near(1_000), "outbid"),
        new RefundPaid(MarketSample.Market, Bob, Near(1_000)),
        new SaleFailed(Auction, Carol, Near(1_200), "stale"),
        new AuctionCancelled(Auction, "stale"),
    ];

    private static DealId Second => Listing with { Id = "2" };
}
