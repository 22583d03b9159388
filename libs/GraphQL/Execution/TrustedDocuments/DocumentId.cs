using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Neura.GraphQL.Execution;

/// <summary>The id of a trusted document: SHA-256 of its UTF-8 text in hexadecimal, with or without <c>sha256:</c> before it.</summary>
public static class DocumentId
{
    private const string Prefix = "sha256:";

    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>False for all that cannot be an id, whatever the storage holds.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? id)
    {
        id = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        if (id.Length == 2 * SHA256.HashSizeInBytes && id.All(char.IsAsciiHexDigit))
        {
            id = id.ToLowerInvariant();
            return true;
        }
        id = null;
        return false;
    }
}
