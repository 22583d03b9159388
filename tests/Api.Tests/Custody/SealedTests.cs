using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NeuraNft.Api.Tests.Accounts;
using NeuraNft.Application.Custody;

namespace NeuraNft.Api.Tests.Custody;

/// <summary>A sealed server answers status and unseal alone.</summary>
public sealed class SealedTests(DeafMarket market) : IClassFixture<DeafMarket>
{
    [Fact]
    public async Task Sealed_market_tells_that_it_is_and_refuses_everything_else()
    {
        var ct = TestContext.Current.CancellationToken;
        var custody = market.Host.Service<KeyCustody>();
        custody.IsSealed.ShouldBeFalse();
        custody.Forget();
        using var http = new HttpClient { BaseAddress = market.Host.Address };

        var answer = await market.Host.Door.AskAsync("{ __typename }", new { }, ct);
        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.ErrorCode.ShouldBe("SEALED");

        using var health = await http.GetAsync("/health", ct);
        health.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await health.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("status").GetString().ShouldBe("sealed");
    }
}
