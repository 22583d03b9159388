using System.Security.Cryptography;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography.Sharing;

/// <summary>
/// What every share of one key in one generation is checked against (Feldman): the points of the polynomial's coefficients. Public: the
/// key is not found from them, as that would take a discrete logarithm.
/// </summary>
public sealed class ShareCommitments : IEquatable<ShareCommitments>
{
    /// <summary>Most shares of one key.</summary>
    public const int MaxShares = 255;

    private readonly byte[][] _points;

    internal ShareCommitments(int generation, int shares, byte[][] points)
    {
        (Generation, Shares, _points) = (generation, shares, points);
        if (generation < 1 || points.Length < 2 || shares < points.Length || shares > MaxShares
            || points.Any(p => p.Length != Scalar.Size || p.AsSpan().IndexOfAnyExcept((byte)0) < 0 || !IsPoint(p)))
            throw new SharingException(SharingError.Malformed, "These are no commitments.");
    }

    /// <summary>1 for the first shares; one more with each refresh.</summary>
    public int Generation { get; }

    /// <summary>How many shares are needed.</summary>
    public int Threshold => _points.Length;

    /// <summary>How many shares there are.</summary>
    public int Shares { get; }

    /// <summary>Names the key: the same in each generation, and telling nothing of it.</summary>
    public string KeyId => KeyIdOf(_points[0]);

    internal IReadOnlyList<byte[]> Points => _points;

    internal static string KeyIdOf(ReadOnlySpan<byte> point) => Convert.ToHexStringLower(SHA256.HashData(point).AsSpan(0, 8));

    internal bool IsKey(SecureMemory key) => Scalar.Point(key).AsSpan().SequenceEqual(_points[0]);

    /// <summary>Whether the value is the polynomial's at this index.</summary>
    internal bool Fits(int index, SecureMemory value)
    {
        var expected = Evaluate(_points, index);
        return expected is not null && CryptographicOperations.FixedTimeEquals(Scalar.Point(value), expected);
    }

    internal ShareCommitments Plus(IReadOnlyList<byte[]> changes)
    {
        var points = _points.Select(p => p.ToArray()).ToArray();
        for (var i = 0; i < changes.Count; i++)
            if (Sodium.RistrettoAdd(points[i + 1], points[i + 1], changes[i]) != 0)
                throw new SharingException(SharingError.Malformed, "These are no commitments.");
        return new ShareCommitments(Generation + 1, Shares, points);
    }

    public bool Equals(ShareCommitments? other) => other is not null
        && Generation == other.Generation && Shares == other.Shares
        && _points.Length == other._points.Length && _points.Zip(other._points).All(p => p.First.AsSpan().SequenceEqual(p.Second));

    public override bool Equals(object? obj) => Equals(obj as ShareCommitments);

    public override int GetHashCode() => HashCode.Combine(Generation, BitConverter.ToInt32(_points[^1]));

    /// <summary>One line; <see cref="Parse"/> reads it.</summary>
    public override string ToString() =>
        $"neura-commitments-v1 {Generation} {Shares} {string.Join(',', _points.Select(Convert.ToHexStringLower))}";

    /// <exception cref="SharingException">Malformed.</exception>
    public static ShareCommitments Parse(string text)
    {
        var reader = new ShareText(text, "neura-commitments-v1");
        return reader.End(reader.Commitments());
    }

    /// <summary>The point of the polynomial's value, from the points of its coefficients; null where it is the identity.</summary>
    internal static byte[]? Evaluate(IReadOnlyList<byte[]> points, int x)
    {
        var value = points[^1].ToArray();
        var at = Scalar.Of(x);
        for (var i = points.Count - 2; i >= 0; i--)
            if (Sodium.RistrettoMultiply(value, at, value) != 0 || Sodium.RistrettoAdd(value, value, points[i]) != 0) return null;
        return value;
    }

    /// <summary>
    /// Whether it is a point in its one encoding: libsodium 1.0.18 overlooks the highest bit, which has to be 0 (RFC 9496, 4.3.1).
    /// </summary>
    internal static bool IsPoint(byte[] point)
    {
        SodiumLibrary.EnsureInitialised();
        return (point[^1] & 0x80) == 0 && Sodium.IsValidRistretto(point) == 1;
    }
}
