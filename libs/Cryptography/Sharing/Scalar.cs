using System.Security.Cryptography;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography.Sharing;

/// <summary>Polynomials over ristretto255's scalars, by libsodium; every sum and product is one of its.</summary>
internal static class Scalar
{
    public const int Size = 32;

    /// <summary>A random scalar: libsodium's is never zero.</summary>
    public static SecureMemory Random()
    {
        var memory = SecureMemory.Allocate(Size);
        using var opened = memory.Open();
        Sodium.ScalarRandom(opened.Span);
        return memory;
    }

    public static byte[] Of(int number)
    {
        var scalar = new byte[Size];
        scalar[0] = checked((byte)number);
        return scalar;
    }

    /// <summary>Whether it is below the group's order, and not zero: its one encoding.</summary>
    public static bool IsCanonical(ReadOnlySpan<byte> scalar)
    {
        if (scalar.Length != Size || scalar.IndexOfAnyExcept((byte)0) < 0) return false;
        SodiumLibrary.EnsureInitialised();
        Span<byte> wide = stackalloc byte[2 * Size];
        Span<byte> reduced = stackalloc byte[Size];
        wide.Clear();
        scalar.CopyTo(wide);
        Sodium.ScalarReduce(reduced, wide);
        var isReduced = CryptographicOperations.FixedTimeEquals(reduced, scalar);
        wide.Clear();
        reduced.Clear();
        return isReduced;
    }

    /// <summary>The polynomial's value at x, coefficients from the constant one on.</summary>
    public static SecureMemory Evaluate(IReadOnlyList<SecureMemory> coefficients, int x)
    {
        var memory = SecureMemory.Allocate(Size);
        using var value = memory.Open();
        value.Span.Clear();
        var at = Of(x);
        for (var i = coefficients.Count - 1; i >= 0; i--)
        {
            using var coefficient = coefficients[i].Open();
            Sodium.ScalarMultiply(value.Span, value.Span, at);
            Sodium.ScalarAdd(value.Span, value.Span, coefficient.Span);
        }
        return memory;
    }

    /// <summary>The value at 0 of the polynomial through these points (Lagrange).</summary>
    public static SecureMemory Interpolate(IReadOnlyList<(int X, SecureMemory Y)> points)
    {
        var memory = SecureMemory.Allocate(Size);
        using var term = SecureMemory.Allocate(Size);
        using var sum = memory.Open();
        using var product = term.Open();
        sum.Span.Clear();
        foreach (var (x, y) in points)
        {
            using var value = y.Open();
            Sodium.ScalarMultiply(product.Span, value.Span, Weight(x, points.Select(p => p.X)));
            Sodium.ScalarAdd(sum.Span, sum.Span, product.Span);
        }
        return memory;
    }

    /// <summary>The point of the scalar.</summary>
    public static byte[] Point(SecureMemory scalar)
    {
        var point = new byte[Size];
        using var opened = scalar.Open();
        return Sodium.RistrettoBase(point, opened.Span) == 0
            ? point
            : throw new ArgumentException("Zero has no point here.", nameof(scalar));
    }

    // Of public numbers only.
    private static byte[] Weight(int x, IEnumerable<int> all)
    {
        byte[] numerator = Of(1), denominator = Of(1), difference = new byte[Size];
        foreach (var other in all.Where(o => o != x))
        {
            Sodium.ScalarMultiply(numerator, numerator, Of(other));
            Sodium.ScalarSubtract(difference, Of(other), Of(x));
            Sodium.ScalarMultiply(denominator, denominator, difference);
        }
        if (Sodium.ScalarInvert(difference, denominator) != 0) throw new ArgumentException("A point is there twice.", nameof(all));
        Sodium.ScalarMultiply(numerator, numerator, difference);
        return numerator;
    }
}
