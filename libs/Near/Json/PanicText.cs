using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Neura.Near.Json;

/// <summary>Finds what a contract said when it panicked, under the wrappings that nodes of different ages put around it.</summary>
internal static class PanicText
{
    private const string DebugForm = "panic_msg: \"";
    private const string PlainForm = "Smart contract panicked: ";

    public static string? Find(JsonElement error)
    {
        switch (error.ValueKind)
        {
            case JsonValueKind.String:
                return error.TextOrNull() is { } text ? Find(text) : null;
            case JsonValueKind.Object:
                foreach (var property in error.EnumerateObject())
                    if (property is { Name: "panic_msg", Value.ValueKind: JsonValueKind.String }) return property.Value.TextOrNull();
                    else if (Find(property.Value) is { } found) return found;
                return null;
            default:
                return null;
        }
    }

    public static string? Find(string text)
    {
        var debug = text.IndexOf(DebugForm, StringComparison.Ordinal);
        if (debug >= 0) return UnescapeRust(text.AsSpan(debug + DebugForm.Length));
        var plain = text.IndexOf(PlainForm, StringComparison.Ordinal);
        return plain >= 0 ? text[(plain + PlainForm.Length)..] : null;
    }

    /// <summary>Reads up to the closing quote of a text in Rust's Debug form: \" \\ \n \r \t \' \0 and \u{…}.</summary>
    private static string UnescapeRust(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length && text[i] != '"'; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length) result.Append(text[i]);
            else if (text[++i] == 'u' && TryReadCodePoint(text[i..], out var rune, out var used))
            {
                result.Append(rune.ToString());
                i += used;
            }
            else result.Append(text[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '0' => '\0', var c => c });
        }
        return result.ToString();
    }

    private static bool TryReadCodePoint(ReadOnlySpan<char> text, out Rune rune, out int used)
    {
        rune = default;
        used = text.IndexOf('}');
        return used > 2 && text[1] == '{'
            && int.TryParse(text[2..used], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && Rune.TryCreate(code, out rune);
    }
}
