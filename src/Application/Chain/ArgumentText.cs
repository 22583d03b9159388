using System.Text.Json;

namespace NeuraNft.Application.Chain;

/// <summary>Whether PostgreSQL can store the texts of a JSON value.</summary>
internal static class ArgumentText
{
    /// <summary>In the texts as they are meant: a backslash followed by the characters u0000 is no NUL.</summary>
    /// <exception cref="InvalidOperationException">A text is half of a surrogate pair.</exception>
    public static bool HoldsNul(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!.Contains('\0'),
        JsonValueKind.Array => element.EnumerateArray().Any(HoldsNul),
        JsonValueKind.Object => element.EnumerateObject().Any(p => p.Name.Contains('\0') || HoldsNul(p.Value)),
        _ => false,
    };
}
