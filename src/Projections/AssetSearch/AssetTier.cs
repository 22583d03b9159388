using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>
/// An asset's priority in samples of the market (docs/decisions/0034): log2 of its popularity and of a hash of its id. A sample of one
/// tier and all above has at most twice as many assets as one of all above alone, whatever is popular.
/// </summary>
internal static class AssetTier
{
    public const int Highest = 20;

    private const int SignificantBits = 4;

    public static short Of(AssetId id, long popularity)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id.ToString()), hash);
        var drawn = BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash));
        return (short)Math.Min(Highest, drawn + BitOperations.Log2((ulong)popularity + 1));
    }

    /// <summary>So that a row of the search changes some hundred times at most, however often its asset is used.</summary>
    public static long Rounded(long popularity)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)popularity | 1) + 1 - SignificantBits);
        return popularity >> shift << shift;
    }
}
