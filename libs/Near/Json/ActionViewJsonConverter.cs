using System.Text.Json;
using System.Text.Json.Serialization;
using Neura.Near.Rpc;

namespace Neura.Near.Json;

internal sealed class ActionViewJsonConverter : JsonConverter<ActionView>
{
    public override ActionView Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (kind, body) = NamedJson.Read(ref reader);
        return new ActionView(kind, body, kind == "FunctionCall" ? ActionJson.ReadCall(body) : null);
    }

    public override void Write(Utf8JsonWriter writer, ActionView value, JsonSerializerOptions options) =>
        NamedJson.Write(writer, value.Kind, value.Body);
}
