using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NeuraNft.Api.Accounts;
using NeuraNft.Application.Accounts;
using NeuraNft.Domain;

namespace NeuraNft.Api.Tests.RateLimits;

public sealed class RateLimitTests(LimitedMarket market) : IClassFixture<LimitedMarket>
{
    private const string Open = "mutation { openLogin(input: { account: \"user.near\" }) { message } }";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Address_that_asks_too_much_gets_429_and_the_time_to_wait()
    {
        await using var host = await market.StartAsync(Ct, ("AddressPerSecond", "1"), ("AddressBurst", "3"));
        for (var i = 0; i < 3; i++)
            (await AskAsync(host, "{ __typename }")).Status.ShouldBe(HttpStatusCode.OK);
        await RefusedAsync(host, "{ __typename }");
    }

    [Fact]
    public async Task Account_that_asks_too_much_gets_429_while_others_go_on()
    {
        await using var host = await market.StartAsync(Ct, ("AccountPerSecond", "1"), ("AccountBurst", "2"));
        for (var i = 0; i < 2; i++)
            (await AskAsync(host, "{ __typename }", Token(host, "one.near"))).Status.ShouldBe(HttpStatusCode.OK);
        await RefusedAsync(host, "{ __typename }", Token(host, "one.near"));
        (await AskAsync(host, "{ __typename }", Token(host, "two.near"))).Status.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(host, "{ __typename }")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Login_has_a_stricter_limit_of_its_own()
    {
        await using var host = await market.StartAsync(Ct, ("LoginPerMinute", "1"), ("LoginBurst", "2"));
        for (var i = 0; i < 2; i++)
            (await AskAsync(host, Open)).Status.ShouldBe(HttpStatusCode.OK);
        await RefusedAsync(host, Open);
        (await AskAsync(host, "{ __typename }")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("Abuse", "25")]
    public async Task Row_25_login_cannot_be_multiplied_within_an_operation()
    {
        await using var host = await market.StartAsync(Ct);
        var field = Open["mutation { ".Length..^2];
        var aliases = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"a{i}: {field}"));
        var (_, _, body) = await AskAsync(host, $"mutation {{ {aliases} }}");
        var codes = body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("extensions").GetProperty("code").GetString());
        codes.Distinct().Single().ShouldBeOneOf("LOGIN_NOT_BATCHED", "COST_LIMIT");
        var two = await AskAsync(host, $"mutation {{ a: {field} b: {field} }}");
        two.Body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("LOGIN_NOT_BATCHED");
    }

    [Fact]
    public async Task Word_of_a_trusted_proxy_on_the_address_is_taken_and_nobody_elses()
    {
        (string, string)[] limits = [("AddressPerSecond", "1"), ("AddressBurst", "1")];
        await using (var host = await market.StartAsync(Ct, [.. limits, ("TrustedProxies:0", "127.0.0.0/8")]))
        {
            (await AskAsync(host, "{ __typename }", from: "203.0.113.1")).Status.ShouldBe(HttpStatusCode.OK);
            (await AskAsync(host, "{ __typename }", from: "203.0.113.2")).Status.ShouldBe(HttpStatusCode.OK);
            (await ManyAsync(i => AskAsync(host, "{ __typename }", from: $"203.0.113.{100 + i}, 203.0.113.2"))).ShouldContain(
                a => a.Status == HttpStatusCode.TooManyRequests, "what a caller wrote itself, before the proxy, is not believed");
        }
        await using var alone = await market.StartAsync(Ct, limits);
        (await AskAsync(alone, "{ __typename }", from: "203.0.113.1")).Status.ShouldBe(HttpStatusCode.OK);
        (await ManyAsync(i => AskAsync(alone, "{ __typename }", from: $"203.0.113.{100 + i}"))).ShouldContain(
            a => a.Status == HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("AddressPerSecond", "0")]
    [InlineData("Counters", "0")]
    [InlineData("TrustedProxies:0", "everyone")]
    public Task Wrong_limit_stops_the_start(string name, string value) =>
        Should.ThrowAsync<OptionsValidationException>(() => market.StartAsync(Ct, (name, value)));

    private static async Task RefusedAsync(MarketHost host, string query, string? token = null)
    {
        var (_, retryAfter, body) = (await ManyAsync(_ => AskAsync(host, query, token)))
            .First(a => a.Status == HttpStatusCode.TooManyRequests);
        retryAfter!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("RATE_LIMITED");
    }

    // More at once than come to a bucket while they are asked, one a second, however slow the machine.
    private static Task<(HttpStatusCode Status, TimeSpan? RetryAfter, JsonElement Body)[]> ManyAsync(
        Func<int, Task<(HttpStatusCode Status, TimeSpan? RetryAfter, JsonElement Body)>> ask) =>
        Task.WhenAll(Enumerable.Range(0, 60).Select(ask));

    private static async Task<(HttpStatusCode Status, TimeSpan? RetryAfter, JsonElement Body)> AskAsync(
        MarketHost host, string query, string? token = null, string? from = null)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        if (from is not null)
            request.Headers.Add("X-Forwarded-For", from);
        using var response = await http.SendAsync(request, Ct);
        return (response.StatusCode, response.Headers.RetryAfter?.Delta, await response.Content.ReadFromJsonAsync<JsonElement>(Ct));
    }

    private static string Token(MarketHost host, string account) => host.Services.GetRequiredService<AccessTokens>()
        .Issue(new Session(Guid.NewGuid(), Account.Parse(account), TimeProvider.System.GetUtcNow().AddMinutes(5)));
}
