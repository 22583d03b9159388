using System.Text.Json;
using NeuraNft.GraphQL.Tests.Binding;

namespace NeuraNft.GraphQL.Tests.Http;

internal static class HttpAnswers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).RootElement;

    /// <summary>Status and first error code, such as <c>400 BAD_REQUEST</c>; checks that every error can be traced.</summary>
    public static async Task<string> StatusAsync(this HttpResponseMessage response)
    {
        var json = await response.JsonAsync();
        if (!json.TryGetProperty("errors", out var errors))
            return $"{(int)response.StatusCode}";
        foreach (var error in errors.EnumerateArray())
            error.At("extensions", "traceId").GetString()!.Length.ShouldBe(32);
        return $"{(int)response.StatusCode} {json.Codes()[0]}";
    }
}
