using System.Net;
using System.Text.Json;

namespace NeuraNft.Api.Tests;

/// <summary>A GraphQL answer with its HTTP status.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonElement Body)
{
    /// <summary>What the answer is at least as new as.</summary>
    public string? Position { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Code of the first error of the request; null where it has none.</summary>
    public string? ErrorCode =>
        Body.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;

    /// <summary>The answer to the one field that was asked for.</summary>
    public JsonElement Field
    {
        get
        {
            ErrorCode.ShouldBeNull(Body.ToString());
            return Body.GetProperty("data").EnumerateObject().Single().Value;
        }
    }

    /// <summary>Type of the first refusal in the payload of the one field that was asked for; null where it has none.</summary>
    public string? Refusal => Field.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors
        ? errors[0].GetProperty("__typename").GetString()
        : null;
}
