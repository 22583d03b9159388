using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Neura.EventStore;
using Neura.Near;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.RateLimits;
using NeuraNft.Application;
using NeuraNft.Application.Log;
using NeuraNft.Domain;

namespace NeuraNft.Api.Tests.Chain;

public sealed class LocalAccountTests(Market market, LimitedMarket limited) : IClassFixture<LimitedMarket>
{
    private const string Network =
        "{ network { id contract market isDevelopment accountSuffix loginRecipient explorerUrl rpcUrl connectOrigins } }";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Browser_gets_an_account_with_test_near_and_logs_in_with_it()
    {
        using var http = new HttpClient { BaseAddress = market.Address };
        var network = (await market.Door.AskAsync(Network, new { }, Ct)).Field;
        network.GetProperty("id").GetString().ShouldBe(market.Chain.Network);
        network.GetProperty("contract").GetString().ShouldBe(market.Chain.Contract);
        network.GetProperty("market").GetString().ShouldBe(market.Chain.Market);
        network.GetProperty("isDevelopment").GetBoolean().ShouldBeTrue();
        using var key = KeyPair.Generate();
        using var made = await CreateAsync(http, "browser", key.PublicKey.ToString());
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var answer = await made.Content.ReadFromJsonAsync<JsonElement>(Ct);
        var account = answer.GetProperty("accountId").GetString().ShouldNotBeNull();
        account.ShouldBe("browser" + network.GetProperty("accountSuffix").GetString());
        using var wallet = new Wallet(new InMemorySigner(AccountId.Parse(account), key), key, new GraphQLCaller(http));
        await wallet.LogInAsync(Ct);
        var viewer = (await Eventually.SeesAsync(
            () => wallet.Api.SendAsync("{ viewer { account chainBalance balance { available } } workerCount }", new { }, Ct),
            data => data.GetProperty("viewer").GetProperty("balance").GetProperty("available").GetString() != "0"
                && data.GetProperty("workerCount").GetInt32() > 0, Ct)).GetProperty("viewer");
        viewer.GetProperty("account").GetString().ShouldBe(account);
        viewer.GetProperty("chainBalance").GetString().ShouldBe(answer.GetProperty("balance").GetString());
        viewer.GetProperty("balance").GetProperty("available").GetString().ShouldBe("10" + new string('0', 24));
    }

    [Fact]
    public async Task Account_that_was_made_and_not_credited_gets_its_credit_once_when_its_key_asks_again()
    {
        using var http = new HttpClient { BaseAddress = market.Address };
        using var key = KeyPair.Generate();
        var account = AccountId.Parse("uncredited" + market.Chain.AccountSuffix);
        await market.Chain.CreateAccountAsync(account, key.PublicKey, Ct);
        for (var time = 0; time < 2; time++)
        {
            using var again = await CreateAsync(http, account.Value, key.PublicKey.ToString());
            again.StatusCode.ShouldBe(HttpStatusCode.Created);
            (await again.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("accountId").GetString().ShouldBe(account.Value);
        }
        var balance = await market.Service<DocumentStore>().LightweightSession(EventMetadata.None).Events
            .AggregateStreamAsync(StreamKeys.Balance(Account.Parse(account.Value)), Aggregates.Balance, Ct);
        balance.Available.ToString().ShouldBe("10" + new string('0', 24));

        using var other = KeyPair.Generate();
        using var taken = await CreateAsync(http, account.Value, other.PublicKey.ToString());
        taken.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await taken.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("error").GetProperty("code").GetString()
            .ShouldBe("NAME_TAKEN");
    }

    [Theory]
    [InlineData("a", null)]
    [InlineData("Upper", null)]
    [InlineData("two.parts", null)]
    [InlineData("-dash", null)]
    [InlineData("a-name-that-is-longer-than-any-one-needs", null)]
    [InlineData("alice.neura.local", null)]
    [InlineData(null, null)]
    [InlineData("alice", "ed25519:abc")]
    [InlineData("alice", "")]
    public async Task What_is_no_name_or_no_key_is_refused(string? name, string? publicKey)
    {
        using var http = new HttpClient { BaseAddress = market.Address };
        using var key = KeyPair.Generate();
        using var answer = await CreateAsync(http, name, publicKey ?? key.PublicKey.ToString());
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Form_of_another_site_makes_no_account()
    {
        using var http = new HttpClient { BaseAddress = market.Address };
        using var text = new StringContent("{\"newAccountId\":\"mallory\"}");
        using var answer = await http.PostAsync(new Uri("/account", UriKind.Relative), text, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    public async Task Page_of_another_name_that_leads_here_makes_no_account(string host)
    {
        using var http = new HttpClient { BaseAddress = market.Address };
        http.DefaultRequestHeaders.Host = host;
        using var key = KeyPair.Generate();
        using var answer = await CreateAsync(http, "rebound", key.PublicKey.ToString());
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Network_that_is_not_local_has_no_such_address()
    {
        await using var host = await limited.StartAsync(Ct);
        using var http = new HttpClient { BaseAddress = host.Address };
        using var key = KeyPair.Generate();
        using var answer = await CreateAsync(http, "alice", key.PublicKey.ToString());
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var network = (await host.Door.AskAsync(Network, new { }, Ct)).Field;
        network.GetProperty("isDevelopment").GetBoolean().ShouldBeFalse();
        network.GetProperty("accountSuffix").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static Task<HttpResponseMessage> CreateAsync(HttpClient http, string? newAccountId, string newAccountPublicKey) =>
        http.PostAsJsonAsync(new Uri("/account", UriKind.Relative), new { newAccountId, newAccountPublicKey }, Ct);
}
