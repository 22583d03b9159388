using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuraNft.EventStore.Tests;

/// <summary>Writes what no check of ours can see, and only the server refuses.</summary>
internal sealed class HalfPairConverter : JsonConverter<AccountEvent.Noted>
{
    public override AccountEvent.Noted Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, AccountEvent.Noted value, JsonSerializerOptions options) =>
        writer.WriteRawValue("""{"text":"\ud800"}""");
}
