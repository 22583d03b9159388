using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neura.Near.Json;

internal sealed class AccessKeyPermissionJsonConverter : JsonConverter<AccessKeyPermission>
{
    public override AccessKeyPermission Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NamedJson.Read(ref reader) switch
        {
            ("FullAccess", _) => new AccessKeyPermission.FullAccess(),
            ("FunctionCall", var body) => new AccessKeyPermission.FunctionCall(
                body.FieldOrNull("allowance") is null ? null : body.Parsed("allowance", NearToken.Parse),
                body.Parsed("receiver_id", AccountId.Parse),
                [.. body.Items("method_names").Select(m => m.GetString() ?? throw new JsonException("A method name is no text."))]),
            // Never more than unknown: a permission that is not understood must not pass for full access.
            var (name, _) => new AccessKeyPermission.Unknown(name),
        };

    public override void Write(Utf8JsonWriter writer, AccessKeyPermission value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Permissions are only read.");
}
