using Microsoft.Extensions.Options;
using Neura.Near;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Market;
using static NeuraNft.Domain.Tests.MarketSample;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Transactions;

/// <summary>The node is down: a purchase that nothing speaks against ends in <see cref="TransactionRefusal.ChainUnavailable"/>.</summary>
public sealed class PrepareDealTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private static int listings;

    [Fact, Trait("Abuse", "61")]
    public async Task Purchase_of_what_was_transferred_since_is_refused_before_anyone_signs()
    {
        var (asset, listing) = await ListAsync();
        (await BuyAsync(listing)).ShouldBeOfType<TransactionRefusal.ChainUnavailable>();
        await market.AppendAsync(
            StreamKeys.Asset(asset), new AssetEvent.AssetTransferred(asset, Alice, Carol, null, null),
            new AssetEvent.AccessEpochBumped(asset, 1, Alice, Carol));
        (await BuyAsync(listing)).ShouldBeOfType<TransactionRefusal.ContractWouldRefuse>().Code.ShouldBe("E_NOT_APPROVED");
    }

    [Fact, Trait("Abuse", "61")]
    public async Task Purchase_of_what_the_market_may_transfer_no_more_is_refused()
    {
        var (asset, listing) = await ListAsync();
        await market.AppendAsync(StreamKeys.Asset(asset), new AssetEvent.ApprovalRevoked(asset, Alice, null));
        (await BuyAsync(listing)).ShouldBeOfType<TransactionRefusal.ContractWouldRefuse>().Code.ShouldBe("E_NOT_APPROVED");
    }

    private async Task<(AssetId, DealId)> ListAsync()
    {
        var number = $"{Interlocked.Increment(ref listings)}";
        var (asset, listing) = (Asset with { TokenId = $"1:{number}" }, Listing with { Id = number });
        await market.AppendAsync(
            StreamKeys.Asset(asset), Minted() with { Asset = asset },
            new AssetEvent.AccountApproved(asset, Alice, Account.Parse(listing.Market), 7));
        var bundle = new TokenBundle(
            Contract, new TokenIds(asset.TokenId), new ApprovalIds([KeyValuePair.Create(asset.TokenId, 7L)]));
        await market.AppendAsync(StreamKeys.Deal(listing), Listed() with { Listing = listing, Tokens = bundle });
        return (asset, listing);
    }

    private async Task<TransactionRefusal> BuyAsync(DealId listing)
    {
        using var node = new UnreachableNode();
        var options = Options.Create(new ChainOptions
        {
            Network = "local",
            Contract = Contract,
            Contracts = [new FollowedContract { Account = listing.Market, Kind = ContractKind.Market }],
        });
        var prepare = new PrepareDeal(
            market.Store, new TransactionBuilder(node.Client()), new ChainClock(market.Db, options, TimeProvider.System), options);
        using var key = KeyPair.Generate();
        return (await prepare.HandleAsync(listing, new MarketCommand.BuyListing(Bob, Near(5_000)), key.PublicKey, MarketFixture.Ct))
            .ShouldBeOfType<Result<PreparedTransaction, TransactionRefusal>.Refused>().Refusal;
    }
}
