using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain;

internal sealed class PayoutsJson : JsonConverter<Payouts>
{
    public override Payouts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var amounts = JsonSerializer.Deserialize<Dictionary<string, Yocto>>(ref reader, options) ?? [];
        return new Payouts(amounts.Select(a => Account.TryParse(a.Key, out var account)
            ? KeyValuePair.Create(account, a.Value)
            : throw new JsonException("A payout's key is no account id.")));
    }

    public override void Write(Utf8JsonWriter writer, Payouts value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (account, amount) in value.Amounts)
            writer.WriteString(account.Value, amount.ToString());
        writer.WriteEndObject();
    }
}
