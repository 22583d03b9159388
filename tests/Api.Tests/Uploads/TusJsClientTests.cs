using NeuraNft.Api.Tests.Clients;
using NeuraNft.Application.Content;

namespace NeuraNft.Api.Tests.Uploads;

public sealed class TusJsClientTests(UploadMarket market) : IClassFixture<UploadMarket>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Client_from_npm_uploads_in_pieces_and_goes_on_where_another_stopped()
    {
        var (_, token) = UploadMarket.Token(market.Host, "browser.test");
        var said = await NodeScript.RunAsync("tus.mjs", Ct, new Uri(market.Host.Address, "/uploads").ToString(), token);
        var content = await market.Host.Service<UploadedContents>().OfUploadAsync(Guid.Parse(said.Trim().Split(' ')[^1]), Ct);
        content.ShouldNotBeNull().PlaintextSize.ShouldBe(3_000_000);
    }
}
