using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography.Sharing;

/// <summary>
/// What one holder adds to his share so that all shares become new and the key stays (proactive refresh): the values of a random
/// polynomial that is 0 at 0. Whoever makes it sees neither the key nor a share. It helps only where the old shares are destroyed.
/// </summary>
public sealed class ShareRefresh : IDisposable
{
    private const string Format = "neura-refresh-v1";

    private readonly SecureMemory _value;

    private ShareRefresh(ShareCommitments before, byte[][] changes, int index, SecureMemory value)
    {
        (Before, Changes, Index, _value) = (before, changes, index, value);
        After = before.Plus(changes);
    }

    /// <summary>The generation that it is for.</summary>
    public ShareCommitments Before { get; }

    /// <summary>The generation that it makes.</summary>
    public ShareCommitments After { get; }

    /// <summary>Whose share it is for.</summary>
    public int Index { get; }

    private byte[][] Changes { get; }

    /// <summary>One for each share, in their order.</summary>
    public static IReadOnlyList<ShareRefresh> Create(ShareCommitments commitments)
    {
        ArgumentNullException.ThrowIfNull(commitments);
        using var zero = SecureMemory.CopyOf(new byte[Scalar.Size]);
        var random = Enumerable.Range(1, commitments.Threshold - 1).Select(_ => Scalar.Random()).ToList();
        SecureMemory[] coefficients = [zero, .. random];
        byte[][] changes = [.. random.Select(Scalar.Point)];
        var refreshes = Enumerable.Range(1, commitments.Shares)
            .Select(i => new ShareRefresh(commitments, changes, i, Scalar.Evaluate(coefficients, i))).ToList();
        random.ForEach(c => c.Dispose());
        return refreshes;
    }

    /// <summary>The holder's new share. The old one is his to destroy.</summary>
    /// <exception cref="SharingException">Mixed or BadShares: it is not for this share, or one of the two was changed.</exception>
    public KeyShare Apply(KeyShare share)
    {
        ArgumentNullException.ThrowIfNull(share);
        if (share.Index != Index || !share.Commitments.Equals(Before))
            throw new SharingException(SharingError.Mixed, "The refresh is for another share or another generation.", share.Index);
        var sum = SecureMemory.Allocate(Scalar.Size);
        using (var opened = sum.Open())
        {
            using var old = share.Value.Open();
            using var change = _value.Open();
            Sodium.ScalarAdd(opened.Span, old.Span, change.Span);
        }
        if (After.Fits(Index, sum)) return new KeyShare(After, Index, sum);
        sum.Dispose();
        throw new SharingException(SharingError.BadShares, $"Share {share.Index} or its refresh was changed.", share.Index);
    }

    /// <summary>One line of text, as ASCII. It is secret: the caller encrypts it and zeroes the array.</summary>
    public byte[] ToText()
    {
        var start = $"{Format} {Before.Generation} {Before.Shares} {Joined(Before.Points)} {Joined(Changes)} {Index} ";
        var text = new byte[start.Length + (2 * Scalar.Size)];
        Encoding.ASCII.GetBytes(start, text);
        using var value = _value.Open();
        for (var i = 0; i < Scalar.Size; i++)
            value.Span[i].TryFormat(text.AsSpan(start.Length + (2 * i), 2), out _, "x2", CultureInfo.InvariantCulture);
        return text;
    }

    /// <summary>Reads <see cref="ToText"/>. The text is never quoted, and stays the caller's to zero.</summary>
    /// <exception cref="SharingException">Malformed.</exception>
    public static ShareRefresh Parse(ReadOnlySpan<byte> text)
    {
        Span<byte> secret = stackalloc byte[Scalar.Size];
        try
        {
            var reader = new ShareText(ShareText.TakeSecret(text, secret), Format);
            var before = reader.Commitments();
            var changes = reader.Points();
            var index = reader.End(reader.Number(1, before.Shares));
            if (changes.Length != before.Threshold - 1 || !changes.All(ShareCommitments.IsPoint)) throw ShareText.Malformed();
            return new ShareRefresh(before, changes, index, SecureMemory.CopyOf(secret));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    public void Dispose() => _value.Dispose();

    private static string Joined(IEnumerable<byte[]> points) => string.Join(',', points.Select(Convert.ToHexStringLower));
}
