using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace NeuraNft.Api.Tests.Accounts.Sessions;

/// <summary>A browser's tabs on one page of the market: they share cookies, and say where their requests come from.</summary>
internal sealed class Browser : IDisposable
{
    public const string LogIn = """
        mutation LogIn($input: LogInInput!) {
          logIn(input: $input) { accessToken refreshToken refreshBy errors { __typename } }
        }
        """;

    public const string Refresh = """
        mutation { refreshSession(input: {}) { accessToken refreshToken account errors { __typename } } }
        """;

    private readonly HttpClient http;

    public Browser(Uri market)
    {
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies }) { BaseAddress = market };
    }

    public CookieContainer Cookies { get; } = new();

    public Cookie? Session => Cookies.GetCookies(new Uri(http.BaseAddress!, "/graphql"))["neuranft-session"];

    /// <summary>As it was set by the newest answer.</summary>
    public string? SetCookie { get; private set; }

    public Task<Answer> AskAsync(string query, object variables, CancellationToken ct, string? token = null) =>
        AskAsync(query, variables, [("Sec-Fetch-Site", "same-origin")], ct, token);

    public async Task<Answer> AskAsync(
        string query, object variables, (string Name, string Value)[] headers, CancellationToken ct, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, ct);
        SetCookie = response.Headers.TryGetValues("Set-Cookie", out var set) ? set.Single() : null;
        return new Answer(response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(ct));
    }

    public void Dispose() => http.Dispose();
}
