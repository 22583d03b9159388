using System.Globalization;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Assets;

/// <summary>"contract/token/number", the key inside a version's global id; the last slash divides.</summary>
internal static class VersionKey
{
    public static string Write(AssetId asset, int number) => string.Create(CultureInfo.InvariantCulture, $"{asset}/{number}");

    /// <returns>Null: it is no version's.</returns>
    public static (AssetId Asset, int Number)? Parse(string key)
    {
        var (first, last) = (key.IndexOf('/', StringComparison.Ordinal), key.LastIndexOf('/'));
        return first > 0 && last > first + 1 && StorableText.Is(key)
            && int.TryParse(key.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new AssetId(key[..first], key[(first + 1)..last]), number)
            : null;
    }
}
