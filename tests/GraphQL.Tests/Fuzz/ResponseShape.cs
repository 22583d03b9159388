using System.Text.Json;

namespace NeuraNft.GraphQL.Tests.Fuzz;

/// <summary>What every answer looks like, whatever was asked (https://spec.graphql.org/October2021/#sec-Response-Format).</summary>
internal static class ResponseShape
{
    /// <summary>Null, or what is wrong.</summary>
    public static string? Check(string json)
    {
        using var document = JsonDocument.Parse(json);
        var answer = document.RootElement;
        if (answer.ValueKind != JsonValueKind.Object)
            return "no object";
        if (answer.EnumerateObject().Select(p => p.Name).Except(["data", "errors", "extensions"]).Any())
            return "unknown entries";
        var hasData = answer.TryGetProperty("data", out var data);
        if (hasData && data.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
            return "data is no object";
        if (!answer.TryGetProperty("errors", out var errors))
            return hasData ? null : "neither data nor errors";
        if (errors.ValueKind != JsonValueKind.Array || errors.GetArrayLength() == 0)
            return "errors are no list, or empty";
        return errors.EnumerateArray().Select(Error).FirstOrDefault(e => e is not null);
    }

    private static string? Error(JsonElement error)
    {
        if (!error.TryGetProperty("message", out var message) || message.GetString() is not { Length: > 0 and < 10_000 })
            return "an error without a message, or with one too long";
        if (!error.TryGetProperty("extensions", out var extensions) || !extensions.TryGetProperty("code", out _))
            return $"an error without a code: {message}";
        if (error.TryGetProperty("locations", out var places)
            && places.EnumerateArray().Any(p => p.GetProperty("line").GetInt32() < 1 || p.GetProperty("column").GetInt32() < 1))
            return "an error at a place that is none";
        return null;
    }
}
