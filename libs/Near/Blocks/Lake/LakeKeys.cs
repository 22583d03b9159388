using System.Globalization;

namespace Neura.Near.Blocks;

/// <summary>The names of near-lake's files.</summary>
internal static class LakeKeys
{
    private const int Digits = 12;

    public static string Folder(ulong height) => height.ToString("D12", CultureInfo.InvariantCulture);

    public static string Block(ulong height) => Folder(height) + "/block.json";

    public static string Shard(ulong height, ulong shardId) =>
        string.Create(CultureInfo.InvariantCulture, $"{height:D12}/shard_{shardId}.json");

    /// <summary>False for whatever else lies there.</summary>
    public static bool TryReadFolder(ReadOnlySpan<char> name, out ulong height) =>
        ulong.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out height) && name.Length >= Digits;
}
