using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography.Sharing;

/// <summary>One holder's share of a key, with what it is checked against.</summary>
public sealed class KeyShare : IDisposable
{
    private const string Format = "neura-share-v1";

    internal KeyShare(ShareCommitments commitments, int index, SecureMemory value) =>
        (Commitments, Index, Value) = (commitments, index, value);

    /// <summary>The share's number, from 1.</summary>
    public int Index { get; }

    /// <summary>As the share carries them: to be compared with those from a place one trusts.</summary>
    public ShareCommitments Commitments { get; }

    internal SecureMemory Value { get; }

    /// <summary>Whether the share is one of the key that these commitments are of.</summary>
    public bool Fits(ShareCommitments commitments) => commitments.Equals(Commitments) && commitments.Fits(Index, Value);

    /// <summary>One line of text, as ASCII. It is secret: the caller encrypts it and zeroes the array.</summary>
    public byte[] ToText()
    {
        var start = $"{Format} {Commitments.Generation} {Commitments.Shares} "
            + $"{string.Join(',', Commitments.Points.Select(Convert.ToHexStringLower))} {Index} ";
        var text = new byte[start.Length + (2 * Scalar.Size)];
        Encoding.ASCII.GetBytes(start, text);
        using var value = Value.Open();
        for (var i = 0; i < Scalar.Size; i++)
            value.Span[i].TryFormat(text.AsSpan(start.Length + (2 * i), 2), out _, "x2", CultureInfo.InvariantCulture);
        return text;
    }

    /// <summary>Reads <see cref="ToText"/>. The text is never quoted, and stays the caller's to zero.</summary>
    /// <exception cref="SharingException">Malformed.</exception>
    public static KeyShare Parse(ReadOnlySpan<byte> text)
    {
        Span<byte> secret = stackalloc byte[Scalar.Size];
        try
        {
            var reader = new ShareText(ShareText.TakeSecret(text, secret), Format);
            var commitments = reader.Commitments();
            var index = reader.End(reader.Number(1, commitments.Shares));
            return new KeyShare(commitments, index, SecureMemory.CopyOf(secret));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    public void Dispose() => Value.Dispose();
}
