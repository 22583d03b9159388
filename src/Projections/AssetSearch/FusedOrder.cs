using System.Buffers.Text;
using System.Globalization;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>
/// A fused list as a cursor carries it, with a place in it. Ranks change with whatever is minted or changed meanwhile; a later page goes on
/// in the list of the first one, so that nothing comes twice or is left out.
/// </summary>
internal sealed record FusedOrder(IReadOnlyList<FusedRank> Items)
{
    private const char Mark = 'f';

    public static bool IsIn(SearchCursor? cursor) => cursor?.Key is [Mark, ..];

    /// <summary>The places behind the one at this index.</summary>
    public string Write(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{Mark}{index}:{Base64Url.EncodeToString(Bytes())}");

    public static (FusedOrder Order, int Next) Parse(SearchCursor cursor)
    {
        var parts = cursor.Key[1..].Split(':');
        var bytes = Base64Url.DecodeFromChars(parts[1]);
        var (items, last, i) = (new List<FusedRank>(), 0L, 0);
        while (i < bytes.Length)
        {
            var zigzag = ReadNumber(bytes, ref i);
            last += (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
            items.Add(new FusedRank(last, bytes[i], bytes[i + 1]));
            i += 2;
        }
        return (new FusedOrder(items), int.Parse(parts[0], CultureInfo.InvariantCulture) + 1);
    }

    private byte[] Bytes()
    {
        var (bytes, last) = (new List<byte>(), 0L);
        foreach (var (item, byText, byMeaning) in Items)
        {
            var step = item - last;
            for (var rest = (ulong)((step << 1) ^ (step >> 63)); ; rest >>= 7)
            {
                bytes.Add((byte)(rest < 0x80 ? rest : (rest & 0x7F) | 0x80));
                if (rest < 0x80)
                    break;
            }
            bytes.Add(byText);
            bytes.Add(byMeaning);
            last = item;
        }
        return [.. bytes];
    }

    private static ulong ReadNumber(byte[] bytes, ref int i)
    {
        for (var (number, shift) = (0ul, 0); ; shift += 7)
        {
            var b = bytes[i++];
            number |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return number;
        }
    }
}
