using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neura.Near.Json;

/// <summary>A value that JSON carries as one string. Malformed text becomes a <see cref="JsonException"/> with its path.</summary>
internal abstract class TextJsonConverter<T>(Func<string, T> parse, Func<T, string> format) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("A string was expected.");
        try
        {
            return parse(reader.GetString()!);
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(format(value));
}

internal sealed class AccountIdJsonConverter() : TextJsonConverter<AccountId>(AccountId.Parse, a => a.Value);

internal sealed class CryptoHashJsonConverter() : TextJsonConverter<CryptoHash>(CryptoHash.Parse, h => h.ToString());

internal sealed class PublicKeyJsonConverter() : TextJsonConverter<PublicKey>(PublicKey.Parse, k => k.ToString());

internal sealed class NearTokenJsonConverter() : TextJsonConverter<NearToken>(NearToken.Parse, t => t.ToYoctoString());
