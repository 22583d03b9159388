using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuraNft.Application.Chain.Legacy;

/// <summary>The plain-text lines of the deployed contract: they alone tell the numbers that it gave out.</summary>
internal static partial class LegacyLogs
{
    /// <returns>Null where the line says something else.</returns>
    public static long? CollectionCreated(string line) =>
        Created().Match(line) is { Success: true } m ? Number(m.Groups[1]) : null;

    public static (long Token, long Collection)? NftCreated(string line) =>
        Minted().Match(line) is { Success: true } m ? (Number(m.Groups[1]), Number(m.Groups[2])) : null;

    public static (long Token, string From, string To)? NftTransferred(string line) =>
        Transferred().Match(line) is { Success: true } m ? (Number(m.Groups[1]), m.Groups[2].Value, m.Groups[3].Value) : null;

    public static (long Token, long Collection)? NftBurned(string line) =>
        Burned().Match(line) is { Success: true } m ? (Number(m.Groups[1]), Number(m.Groups[2])) : null;

    private static long Number(Group group) => long.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\ACollection created: ([0-9]{1,18})\z")]
    private static partial Regex Created();

    [GeneratedRegex(@"\ANFT created: ([0-9]{1,18}) in collection ([0-9]{1,18})\z")]
    private static partial Regex Minted();

    [GeneratedRegex(@"\ANFT transferred: ([0-9]{1,18}) from ([a-z0-9._-]+) to ([a-z0-9._-]+)\z")]
    private static partial Regex Transferred();

    [GeneratedRegex(@"\ANFT burned: ([0-9]{1,18}) from collection ([0-9]{1,18})\z")]
    private static partial Regex Burned();
}
