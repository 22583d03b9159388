using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using NeuraNft.Api.Tests.Chat;
using NeuraNft.Api.Tests.Clients;
using NeuraNft.Domain.Accounts;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.OpenAi;

public sealed class OpenAiTests(ChatMarket market) : IClassFixture<ChatMarket>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Client_of_openai_is_served_by_another_url_and_key()
    {
        var arguments = JsonSerializer.Serialize(new
        {
            url = new Uri(market.Host.Address, "/v1").ToString(),
            key = await market.KeyAsync(Bob, ApiScopes.Embed | ApiScopes.Generate | ApiScopes.Infer, Ct),
            weak = await market.KeyAsync(Bob, ApiScopes.Read | ApiScopes.Embed, Ct),
            asset = $"{Asset.Contract}/{Asset.TokenId}",
        });
        (await NodeScript.RunAsync("openai.mjs", Ct, arguments)).ShouldContain("openai was served");
    }

    [Theory]
    [InlineData(null, "/v1/models", HttpStatusCode.Unauthorized, "invalid_api_key")]
    [InlineData("nnft_00", "/v1/models", HttpStatusCode.Unauthorized, "invalid_api_key")]
    [InlineData("", "/v1/models/none", HttpStatusCode.NotFound, "model_not_found")]
    [InlineData("", "/v1/nothing", HttpStatusCode.NotFound, "unknown_url")]
    public async Task Refusal_is_of_openais_shape(string? token, string path, HttpStatusCode status, string code)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null, token == "" ? market.Log.Token(Bob) : token);
        await RefusedAsync(answer, status, code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"model":7,"messages":[]}""")]
    [InlineData("""{"model":"echo","messages":[7]}""")]
    [InlineData("""{"model":"echo","messages":[{"role":"tool","content":"x"}]}""")]
    [InlineData("""{"model":"echo","messages":[{"role":"user","content":"\ud800"}]}""")]
    [InlineData("""{"model":"echo","messages":[{"role":"user","content":"\u0000"}]}""")]
    [InlineData("""{"model":"echo","messages":[{"role":"user","content":"x"}],"response_format":7}""")]
    [InlineData("""{"model":"echo","messages":[{"role":"user","content":"x"}],"stop":{"a":1}}""")]
    [InlineData("""{"model":"echo","messages":[{"role":"user","content":"x"}],"max_tokens":-1}""")]
    public async Task Request_that_makes_no_sense_is_refused(string body)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/v1/chat/completions", body, market.Log.Token(Bob));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("error").Text("code").ShouldNotBeEmpty();
    }

    [Fact]
    [Trait("Abuse", "31")]
    public async Task Row_31_large_request_is_refused()
    {
        using var answer = await SendAsync(
            HttpMethod.Post, "/v1/embeddings", $$"""{"model":"m","input":"{{new string('x', 2 << 20)}}"}""", market.Log.Token(Bob));
        await RefusedAsync(answer, HttpStatusCode.RequestEntityTooLarge, "request_too_large");
    }

    [Fact]
    public async Task Account_has_so_many_requests_at_once()
    {
        const string Held = """{"model":"held","stream":true,"messages":[{"role":"user","content":"x"}]}""";
        using var first = await SendAsync(HttpMethod.Post, "/v1/chat/completions", Held, market.Log.Token(Dave));
        using var second = await SendAsync(HttpMethod.Post, "/v1/chat/completions", Held, market.Log.Token(Dave));
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        using (var third = await SendAsync(HttpMethod.Post, "/v1/chat/completions", Held, market.Log.Token(Dave)))
            await RefusedAsync(third, HttpStatusCode.TooManyRequests, "too_many_requests");
        market.Generator.Hold.TrySetResult();
        (await first.Content.ReadAsStringAsync(Ct)).ShouldEndWith("data: [DONE]\n\n");
        (await second.Content.ReadAsStringAsync(Ct)).ShouldEndWith("data: [DONE]\n\n");
        await Eventually.HoldsAsync(
            async () =>
            {
                using var again = await SendAsync(HttpMethod.Post, "/v1/chat/completions", Held, market.Log.Token(Dave));
                return again.StatusCode == HttpStatusCode.OK;
            },
            Ct);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body, string? token)
    {
        // Who is refused without being read sends no body: else the connection breaks under it.
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var http = new HttpClient(handler) { BaseAddress = market.Host.Address };
        using var request = new HttpRequestMessage(method, path) { Headers = { ExpectContinue = body is not null } };
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream")
            await answer.Content.LoadIntoBufferAsync(Ct);
        return answer;
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        (answer.StatusCode, body.GetProperty("error").Text("code")).ShouldBe((status, code), body.ToString());
        body.GetProperty("error").EnumerateObject().Select(p => p.Name).ShouldBe(["message", "type", "param", "code"]);
    }
}
