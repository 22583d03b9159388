using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Neura.GraphQL.Binding;

/// <summary>Global ids as base64url of <c>Type:key</c>.</summary>
public sealed class NodeIdSerializer : INodeIdSerializer
{
    private const int MaxIdChars = 1_024;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public string Format(string typeName, string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{typeName}:{key}"));

    public bool TryParse(string id, [NotNullWhen(true)] out string? typeName, [NotNullWhen(true)] out string? key)
    {
        (typeName, key) = (null, null);
        if (id.Length > MaxIdChars || !Base64Url.IsValid(id))
            return false;
        try
        {
            var text = Strict.GetString(Base64Url.DecodeFromChars(id));
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
                return false;
            (typeName, key) = (text[..colon], text[(colon + 1)..]);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
