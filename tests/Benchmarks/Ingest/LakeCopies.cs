using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Neura.Near;

namespace NeuraNft.Benchmarks.Ingest;

/// <summary>A lake of real mainnet blocks, repeated under new heights and hashes that link up.</summary>
internal static partial class LakeCopies
{
    public const ulong FirstHeight = 200_000_001;

    /// <returns>Bytes written.</returns>
    public static async Task<long> WriteAsync(string fixtures, string folder, int blocks, CancellationToken ct)
    {
        var originals = Directory.GetDirectories(fixtures, "0000*").Order(StringComparer.Ordinal)
            .Select(d => Directory.GetFiles(d).ToDictionary(f => Path.GetFileName(f)!, File.ReadAllText)).ToArray();
        var written = 0L;
        for (var i = 0; i < blocks; i++)
        {
            var original = originals[i % originals.Length];
            var height = FirstHeight + (ulong)i;
            var target = Directory.CreateDirectory(Path.Combine(folder, height.ToString("D12", CultureInfo.InvariantCulture))).FullName;
            var header = original["block.json"];
            string[] old = [.. new[] { Hash(), PrevHash(), Height() }.Select(field => field.Match(header).Groups[1].Value)];
            foreach (var (name, text) in original)
            {
                // The previous hash before the hash: it may be the other block's.
                var copy = text.Replace(old[1], HashOf(height - 1), StringComparison.Ordinal)
                    .Replace(old[0], HashOf(height), StringComparison.Ordinal)
                    .Replace(old[2], height.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
                copy = name == "block.json" ? Followed(copy, height) : copy;
                await File.WriteAllTextAsync(Path.Combine(target, name), copy, ct);
                written += copy.Length;
            }
        }
        return written;
    }

    private static string Followed(string block, ulong height)
    {
        var number = (height - 1).ToString(CultureInfo.InvariantCulture);
        var timed = Time().Replace(block, m => $"{m.Groups[1].Value}\"{1_790_000_000_000_000_000 + height}\"");
        return PrevHeight().Replace(timed, m => m.Groups[1].Value + number);
    }

    private static string HashOf(ulong height) => CryptoHash.OfSha256(Encoding.UTF8.GetBytes($"copy {height}")).ToString();

    [GeneratedRegex("\"hash\":\\s*\"([1-9A-HJ-NP-Za-km-z]+)\"")]
    private static partial Regex Hash();

    [GeneratedRegex("\"prev_hash\":\\s*\"([1-9A-HJ-NP-Za-km-z]+)\"")]
    private static partial Regex PrevHash();

    [GeneratedRegex("\"height\":\\s*([0-9]+)")]
    private static partial Regex Height();

    [GeneratedRegex("(\"prev_height\":\\s*)[0-9]+")]
    private static partial Regex PrevHeight();

    [GeneratedRegex("(\"timestamp_nanosec\":\\s*)\"[0-9]+\"")]
    private static partial Regex Time();
}
