using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Collections;

internal sealed class RoyaltyJson : JsonConverter<Royalty>
{
    public override Royalty Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var shares = JsonSerializer.Deserialize<Dictionary<string, int>>(ref reader, options) ?? [];
        return new Royalty(shares.Select(s => Account.TryParse(s.Key, out var account)
            ? KeyValuePair.Create(account, s.Value)
            : throw new JsonException("A royalty's key is no account id.")));
    }

    public override void Write(Utf8JsonWriter writer, Royalty value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (account, points) in value.Shares)
            writer.WriteNumber(account.Value, points);
        writer.WriteEndObject();
    }
}
