using System.Globalization;
using NeuraNft.Domain;

namespace NeuraNft.Auditor.Logs;

/// <summary>A time of the chain: nanoseconds since 1970, or as people write it.</summary>
internal static class ChainTime
{
    private const ulong LeastNanoseconds = 1_000_000_000_000;

    public static BlockTime? Find(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds)
            ? nanoseconds >= LeastNanoseconds ? new BlockTime(nanoseconds) : null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                && time >= DateTimeOffset.UnixEpoch
                ? BlockTime.From(time)
                : null;

    public static string Text(BlockTime time) => Text(time.ToDateTimeOffset());

    public static string Text(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
