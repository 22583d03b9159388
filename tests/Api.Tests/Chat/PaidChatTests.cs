using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Api.Tests.Chat;

/// <summary>Models with a price, by chats and by /v1. A chat's answer may cost 3,000: half of 2,000 tokens each way.</summary>
public sealed class PaidChatTests(ChatMarket market) : IClassFixture<ChatMarket>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_is_charged_by_its_tokens_and_the_rest_is_back()
    {
        var account = await market.HavingAsync("5000", Ct);
        var door = market.Log.As(account);
        var earned = (await market.StateAsync(ChatMarket.Payee, Ct)).Available;
        var session = await door.OpenedAsync(Ct, "paid-echo");
        await door.SentAsync(session, "What is it?", Ct);
        (await door.AnsweredAsync(session, Ct)).Text("status").ShouldBe("COMPLETE");
        // 11 read, 7 written.
        (await HasAsync(account)).ShouldBe((4975, 0));
        (await market.StateAsync(ChatMarket.Payee, Ct)).Available.ShouldBeGreaterThanOrEqualTo(earned + new Yocto(25));
        (await door.AskAsync("{ chatModels { name promptPrice completionPrice } }", new { }, Ct)).Field.ToString()
            .ShouldContain("""{"name":"paid-echo","promptPrice":"1000","completionPrice":"2000"}""");
    }

    [Fact]
    public async Task Answer_that_fails_costs_nothing()
    {
        var account = await market.HavingAsync("5000", Ct);
        var door = market.Log.As(account);
        var session = await door.OpenedAsync(Ct, "paid-fails");
        await door.SentAsync(session, "What is it?", Ct);
        (await door.AnsweredAsync(session, Ct)).Text("status").ShouldBe("FAILED");
        (await HasAsync(account)).ShouldBe((5000, 0));
    }

    [Fact]
    public async Task Question_that_cannot_be_paid_is_refused_and_not_asked()
    {
        var account = await market.HavingAsync("2999", Ct);
        var door = market.Log.As(account);
        var session = await door.OpenedAsync(Ct, "paid-echo");
        const string Send = """
            mutation Send($input: SendChatMessageInput!) {
              sendChatMessage(input: $input) { errors { ... on ChatInsufficientBalanceError { code needed available } } }
            }
            """;
        var input = new { idempotencyKey = Guid.NewGuid(), sessionId = session, text = "why?" };
        (await door.AskAsync(Send, new { input }, Ct)).Field.GetProperty("errors")[0].ToString()
            .ShouldBe("""{"code":"INSUFFICIENT_BALANCE","needed":"3000","available":"2999"}""");
        (await door.ReadAsync(session, Ct)).Field.GetProperty("messages").GetProperty("nodes").GetArrayLength().ShouldBe(0);
        (await HasAsync(account)).ShouldBe((2999, 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","stream":true""")]
    public async Task Completion_is_charged_by_its_tokens(string more)
    {
        var account = await market.HavingAsync("100", Ct);
        using (var answer = await CompleteAsync(account, "paid-echo", more))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            await answer.Content.ReadAsStringAsync(Ct);
        }
        (await SettledAsync(account)).ShouldBe(75);
    }

    [Fact]
    public async Task Completion_that_cannot_be_paid_is_402_and_one_that_fails_costs_nothing()
    {
        var account = await market.HavingAsync("20", Ct);
        using (var refused = await CompleteAsync(account, "paid-echo", ""))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
            var error = (await refused.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("error");
            (error.Text("code"), error.Text("type")).ShouldBe(("insufficient_balance", "payment_required"));
        }
        account = await market.HavingAsync("100", Ct);
        foreach (var more in new[] { "", ""","stream":true""" })
            using (var failed = await CompleteAsync(account, "paid-fails", more))
                (await failed.Content.ReadAsStringAsync(Ct)).ShouldContain("generator_");
        (await SettledAsync(account)).ShouldBe(100);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","stream":true""")]
    public async Task Row_60_completion_costs_no_more_than_was_agreed_to(string more)
    {
        var account = await market.HavingAsync("100", Ct);
        int held;
        using (var unbound = await CompleteAsync(account, "paid-echo", more))
        {
            held = HeldFor(unbound);
            await unbound.Content.ReadAsStringAsync(Ct);
        }
        (await SettledAsync(account)).ShouldBe(75);

        // Thirty tokens at two each are more than that: the answer may have five.
        var prompt = held - 60;
        using (var bound = await CompleteAsync(account, "paid-echo", more, $"{prompt + 11}"))
        {
            bound.StatusCode.ShouldBe(HttpStatusCode.OK);
            HeldFor(bound).ShouldBe(prompt + 10);
            await bound.Content.ReadAsStringAsync(Ct);
        }
        (await SettledAsync(account)).ShouldBeGreaterThanOrEqualTo(75 - (prompt + 10));

        using var refused = await CompleteAsync(account, "paid-echo", more, $"{prompt + 1}");
        refused.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        var error = (await refused.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("error");
        error.Text("code").ShouldBe("price_not_agreed");
        error.Text("message").ShouldContain($"costs {prompt + 2} yoctoNEAR at least");
        using var odd = await CompleteAsync(account, "paid-echo", more, "cheap");
        odd.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static int HeldFor(HttpResponseMessage answer) =>
        int.Parse(answer.Headers.GetValues("NeuraNft-Held").Single(), System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Who_hangs_up_pays_for_what_had_come()
    {
        var account = await market.HavingAsync("100", Ct);
        using (var cut = CancellationTokenSource.CreateLinkedTokenSource(Ct))
        using (var answer = await CompleteAsync(account, "paid-held", ""","stream":true"""))
        await using (var body = await answer.Content.ReadAsStreamAsync(cut.Token))
        {
            var lines = new StreamReader(body);
            for (var line = ""; line?.Contains("asked", StringComparison.Ordinal) != true;)
                line = await lines.ReadLineAsync(cut.Token);
            (await HasAsync(account)).Held.ShouldBeGreaterThan(0);
        }
        (await SettledAsync(account)).ShouldBeInRange(1, 99);
    }

    private async Task<HttpResponseMessage> CompleteAsync(Account account, string model, string more, string? price = null)
    {
        using var http = new HttpClient { BaseAddress = market.Host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = new StringContent(
                $$"""{"model":"{{model}}","messages":[{"role":"user","content":"why?"}],"max_tokens":30{{more}}}""",
                new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Authorization =
            new AuthenticationHeaderValue("Bearer", await market.KeyAsync(account, ApiScopes.Generate, Ct));
        if (price is not null)
            request.Headers.Add("NeuraNft-Max-Price", price);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
    }

    /// <summary>What is available when nothing is held any more.</summary>
    private async Task<int> SettledAsync(Account account)
    {
        await Eventually.HoldsAsync(async () => (await HasAsync(account)).Held == 0, Ct);
        return (await HasAsync(account)).Available;
    }

    private async Task<(int Available, int Held)> HasAsync(Account account)
    {
        var state = await market.StateAsync(account, Ct);
        return ((int)state.Available.Amount, (int)state.Held.Amount);
    }
}
