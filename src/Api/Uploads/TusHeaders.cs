using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Uploads;

/// <summary>Reads the headers of tus. All of them come from outside.</summary>
internal static class TusHeaders
{
    public const string ChecksumAlgorithms = "sha1,sha256";

    private const int MostMetadata = 4096;

    public static long? Number(StringValues header) =>
        long.TryParse(header.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>"key base64,key base64,key"; null where it is not that.</summary>
    public static IReadOnlyDictionary<string, string>? Metadata(StringValues header)
    {
        var text = header.ToString();
        if (text.Length > MostMetadata)
            return null;
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var space = pair.IndexOf(' ', StringComparison.Ordinal);
            var (key, value) = space < 0 ? (pair, "") : (pair[..space], pair[(space + 1)..]);
            if (Base64(value) is not { } bytes || !metadata.TryAdd(key, Encoding.UTF8.GetString(bytes)))
                return null;
        }

        return metadata;
    }

    public static byte[]? Sha256(string? hex) =>
        hex is { Length: 64 } && hex.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hex) : null;

    /// <summary>"contract/token"; nothing is a draft.</summary>
    public static bool TryAsset(string? text, out AssetId? asset)
    {
        asset = null;
        if (string.IsNullOrEmpty(text))
            return true;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == text.Length - 1 || text.Length > 512 || !StorableText.Is(text))
            return false;
        asset = new AssetId(text[..slash], text[(slash + 1)..]);
        return true;
    }

    /// <summary>"sha256 base64"; nothing is no checksum.</summary>
    public static bool TryChecksum(StringValues header, out HashAlgorithmName algorithm, out byte[]? checksum)
    {
        (algorithm, checksum) = (default, null);
        if (StringValues.IsNullOrEmpty(header))
            return true;
        (algorithm, var length) = header.ToString().Split(' ')[0] switch
        {
            "sha256" => (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
            "sha1" => (HashAlgorithmName.SHA1, SHA1.HashSizeInBytes),
            _ => (default, 0),
        };
        return header.ToString().Split(' ') is [_, var value] && (checksum = Base64(value)) is not null && checksum.Length == length;
    }

    private static byte[]? Base64(string text)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
