using System.Text.Json;

namespace Neura.GraphQL.Execution.Results;

/// <summary>Writes an error as https://spec.graphql.org/October2021/#sec-Errors.Error-result-format says.</summary>
internal static class ErrorWriter
{
    public static void Write(Utf8JsonWriter json, GraphQLError error, string? traceId)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, error.Message);
        if (error.Locations is { Count: > 0 } locations)
            WriteLocations(json, locations);
        if (error.Path is { } path)
        {
            json.WritePropertyName("path"u8);
            ResultWriter.Write(json, path);
        }
        if (error.Extensions is { Count: > 0 } || traceId is not null)
            WriteExtensions(json, error, traceId);
        json.WriteEndObject();
    }

    private static void WriteLocations(Utf8JsonWriter json, IReadOnlyList<ErrorLocation> locations)
    {
        json.WriteStartArray("locations"u8);
        foreach (var (line, column) in locations)
        {
            json.WriteStartObject();
            json.WriteNumber("line"u8, line);
            json.WriteNumber("column"u8, column);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteExtensions(Utf8JsonWriter json, GraphQLError error, string? traceId)
    {
        json.WriteStartObject("extensions"u8);
        foreach (var (key, value) in error.Extensions ?? new Dictionary<string, object?>())
        {
            json.WritePropertyName(key);
            ResultWriter.Write(json, value);
        }
        if (traceId is not null)
            json.WriteString("traceId"u8, traceId);
        json.WriteEndObject();
    }
}
