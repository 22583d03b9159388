using System.Text.Json;
using NeuraNft.Api.MainJob;

namespace NeuraNft.Api.Tests.Deals;

public sealed class AdmissionTests(Market market)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Viewer_sees_whether_the_market_knows_the_account()
    {
        using var seller = await market.LoggedInAsync(Ct);
        (await StorageAsync(seller)).ValueKind.ShouldBe(JsonValueKind.Null);
        var deposit = "1" + new string('0', 23);
        await seller.SignAndSubmitAsync("prepareAdmission", new { deposit, publicKey = seller.Key }, Ct);
        var kept = await StorageAsync(seller);
        kept.GetProperty("total").GetString().ShouldBe(new string('9', 23), "the call itself takes one yocto");
        kept.GetProperty("available").GetString().ShouldNotBe("0");
    }

    private static async Task<JsonElement> StorageAsync(Wallet wallet) =>
        (await wallet.Api.SendAsync("{ viewer { marketStorage { total available } } }", new { }, Ct)).GetProperty("viewer")
            .GetProperty("marketStorage");
}
