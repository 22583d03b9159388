using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Accounts;

/// <summary>Scopes are a list of their names in lower case, in the order of their numbers.</summary>
internal sealed class ApiScopesJson : JsonConverter<ApiScopes>
{
    public override ApiScopes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<string[]>(ref reader, options)!.Aggregate(
            ApiScopes.None, (all, name) => Enum.TryParse<ApiScopes>(name, ignoreCase: true, out var one)
                ? all | one
                : throw new JsonException("Not a scope."));

    public override void Write(Utf8JsonWriter writer, ApiScopes value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var one in Enum.GetValues<ApiScopes>())
            if (one != ApiScopes.None && value.HasFlag(one))
                writer.WriteStringValue(one.ToString().ToLowerInvariant());
        writer.WriteEndArray();
    }
}
