using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace NeuraNft.Api.Tests;

/// <summary>GraphQL over HTTP with the answer as it came, refusals included.</summary>
internal sealed class Door(HttpClient http, string? token = null)
{
    public Door With(string accessToken) => new(http, accessToken);

    public async Task<Answer> AskAsync(string query, object variables, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, ct);
        return new Answer(response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(ct));
    }
}
