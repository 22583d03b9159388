using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain;

/// <summary>An account is a string in JSON; text that is no account id is malformed JSON to the reader.</summary>
internal sealed class AccountJson : JsonConverter<Account>
{
    public override Account Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Account.TryParse(reader.GetString(), out var account) ? account : throw new JsonException("Not a NEAR account id.");

    public override void Write(Utf8JsonWriter writer, Account value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
