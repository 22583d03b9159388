using System.Net;

namespace NeuraNft.Api.Tests.Downloads;

public sealed class TransferredDownloadTests(SealedAsset asset) : IClassFixture<SealedAsset>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Abuse", "44")]
    public async Task Row_44_download_under_way_may_finish_after_a_transfer_and_no_link_opens_again()
    {
        using var identity = await SealedAsset.RegisterAsync(asset.Owner, Ct);
        using var theirs = await SealedAsset.RegisterAsync(asset.User, Ct);
        using var http = new HttpClient { BaseAddress = asset.Market.Address };
        var link = (await asset.RequestAsync(asset.Owner, Ct)).GetProperty("download").GetProperty("link").GetString()!;
        var whole = await http.GetByteArrayAsync(link, Ct);

        using var begun = await http.GetAsync(link, HttpCompletionOption.ResponseHeadersRead, Ct);
        await using var stream = await begun.Content.ReadAsStreamAsync(Ct);
        var first = new byte[1000];
        await stream.ReadExactlyAsync(first, Ct);
        await asset.Owner.SignAndSubmitAsync(
            "prepareTransfer", new { assetId = asset.Minted.Id, receiver = asset.User.Account, publicKey = asset.Owner.Key }, Ct);
        await asset.UntilAsync("{ owner }", a => a.GetProperty("owner").GetString() == asset.User.Account, Ct);

        var rest = new MemoryStream();
        await stream.CopyToAsync(rest, Ct);
        ((byte[])[.. first, .. rest.ToArray()]).ShouldBe(whole);
        using var again = await http.GetAsync(link, Ct);
        again.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await asset.RequestAsync(asset.Owner, Ct)).GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("ACCESS_DENIED");
    }
}
