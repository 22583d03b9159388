using System.Text.Json;

namespace NeuraNft.Domain.Tests.Stored;

/// <summary>Events as the store writes them: camel case, by their own type.</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private static readonly JsonSerializerOptions Readable = new(Options) { WriteIndented = true };

    public static string Of(object @event) => JsonSerializer.Serialize(@event, @event.GetType(), Options);

    public static string ReadableOf(object @event) => JsonSerializer.Serialize(@event, @event.GetType(), Readable) + "\n";

    public static object? Read(string json, Type type) => JsonSerializer.Deserialize(json, type, Options);

    public static object? RoundTrip(object @event) => Read(Of(@event), @event.GetType());
}
