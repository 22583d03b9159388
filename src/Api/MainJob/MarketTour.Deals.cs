using System.Text.Json;
using NeuraNft.Domain;

namespace NeuraNft.Api.MainJob;

/// <summary>The steps where money moves.</summary>
internal sealed partial class MarketTour
{
    private static readonly Yocto OneNear = Yocto.Parse("1000000000000000000000000");

    private async Task<string> LeaseAsync(CancellationToken cancellationToken)
    {
        await buyer.LogInAsync(cancellationToken);
        var terms = new
        {
            assetId = asset, level = "USE_MODEL", pricePerPeriod = OneNear.ToString(), periodSeconds = 86_400, maxPeriods = 30,
            publicKey = buyer.Key,
        };
        await buyer.SignAndSubmitAsync("prepareLeaseTerms", terms, cancellationToken);
        var price = OneNear * 2;
        var lease = new { assetId = asset, level = "USE_MODEL", periods = 2, expectedPrice = price.ToString(), publicKey = user.Key };
        // The terms are known here once their block is final and read.
        await PollAsync(
            () => user.PrepareAsync("prepareLease", lease, cancellationToken), p => Refusals.First(p) is null, cancellationToken);
        var hash = await user.SignAndSubmitAsync("prepareLease", lease, cancellationToken);
        var seen = await UntilAsync(user, a => Level(a) == "USE_MODEL", cancellationToken);
        var access = seen.GetProperty("access");
        Expect(access.GetProperty("source").GetString() == "LEASE", "a right by lease", seen);
        return $"transaction {hash}; {price} yoctoNEAR; until {access.GetProperty("expiresAt")}";
    }

    private async Task<string> SellAsync(CancellationToken cancellationToken)
    {
        var price = OneNear * 5;
        await buyer.SignAndSubmitAsync(
            "prepareAdmission", new { deposit = (OneNear.Share(1_000)).ToString(), publicKey = buyer.Key }, cancellationToken);
        await buyer.SignAndSubmitAsync(
            "prepareListing", new { assetId = asset, price = price.ToString(), publicKey = buyer.Key }, cancellationToken);
        var listing = (await PollAsync(
            async () => (await api.SendAsync(Operations.Listings, new { asset, openOnly = true }, cancellationToken))
                .GetProperty("listings").GetProperty("nodes"),
            nodes => nodes.GetArrayLength() == 1, cancellationToken))[0];
        await collector.LogInAsync(cancellationToken);
        var purchase = new
        {
            listingId = listing.GetProperty("number").GetString(), expectedPrice = listing.GetProperty("price").GetString(),
            publicKey = collector.Key,
        };
        var hash = await collector.SignAndSubmitAsync("preparePurchase", purchase, cancellationToken);
        var sale = (await PollAsync(
            async () => (await api.SendAsync(Operations.Sales, new { asset }, cancellationToken)).GetProperty("sales").GetProperty("nodes"),
            nodes => nodes.GetArrayLength() == 1, cancellationToken))[0];
        Expect(Paid(sale) == price, "a fee and payouts that are the price", sale);
        await UntilAsync(
            user, a => a.GetProperty("owner").GetString() == collector.Account && Level(a) == "USE_MODEL", cancellationToken);
        return $"transaction {hash}; owner is {collector.Account}, the lease holds\n"
            + $"price {price}, fee {sale.GetProperty("fee").GetString()}, payouts {sale.GetProperty("payouts")}";
    }

    private static Yocto Paid(JsonElement sale) => sale.GetProperty("payouts").EnumerateArray().Aggregate(
        Yocto.Parse(sale.GetProperty("fee").GetString()!), (sum, p) => sum + Yocto.Parse(p.GetProperty("amount").GetString()!));
}
