using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace NeuraNft.Api.Tests;

/// <summary>GraphQL over HTTP with the answer as it came, refusals included.</summary>
internal sealed class Door(HttpClient http, string? token = null, string? minPosition = null)
{
    public Door With(string accessToken) => new(http, accessToken, minPosition);

    /// <summary>Answers must know of this position.</summary>
    public Door From(string position) => new(http, token, position);

    public async Task<Answer> AskAsync(string query, object variables, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (minPosition is not null)
            request.Headers.Add("NeuraNft-Min-Position", minPosition);
        using var response = await http.SendAsync(request, ct);
        return new Answer(response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(ct))
        {
            Position = response.Headers.TryGetValues("NeuraNft-Position", out var known) ? known.Single() : null,
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }
}
