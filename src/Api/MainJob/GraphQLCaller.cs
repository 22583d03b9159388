using System.Net.Http.Headers;
using System.Text.Json;

namespace NeuraNft.Api.MainJob;

/// <summary>The public door: GraphQL over HTTP, as any frontend would use it.</summary>
internal sealed class GraphQLCaller(HttpClient http, string? token = null)
{
    public GraphQLCaller As(string accessToken) => new(http, accessToken);

    /// <returns>The `data` of the answer.</returns>
    /// <exception cref="MainJobException">The answer has errors.</exception>
    public async Task<JsonElement> SendAsync(string query, object variables, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return answer.TryGetProperty("errors", out var errors)
            ? throw new MainJobException($"The API answered {(int)response.StatusCode}: {errors}")
            : answer.GetProperty("data");
    }
}
