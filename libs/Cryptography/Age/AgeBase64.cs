using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Neura.Cryptography.Age;

/// <summary>Base64 (RFC 4648, 4) without padding, in its one canonical form.</summary>
internal static class AgeBase64
{
    public static string Encode(ReadOnlySpan<byte> data) => Convert.ToBase64String(data).TrimEnd('=');

    /// <summary>False for padding, white space, foreign characters and stray bits: two texts never mean the same bytes.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, out byte[] data)
    {
        data = [];
        Span<byte> padded = stackalloc byte[256];
        Span<byte> again = stackalloc byte[256];
        if (text.Length > 252) return false;
        text.CopyTo(padded);
        var length = (text.Length + 3) / 4 * 4;
        padded[text.Length..length].Fill((byte)'=');
        Span<byte> decoded = stackalloc byte[192];
        if (Base64.DecodeFromUtf8(padded[..length], decoded, out _, out var written) != OperationStatus.Done) return false;
        // What does not come out again as it went in was not canonical.
        if (Base64.EncodeToUtf8(decoded[..written], again, out _, out var encoded) != OperationStatus.Done) return false;
        if (encoded != length || !again[..encoded].SequenceEqual(padded[..length])) return false;
        if (text.Contains((byte)'=')) return false;
        data = decoded[..written].ToArray();
        return true;
    }

    public static bool TryDecode(string text, out byte[] data) => TryDecode(Encoding.ASCII.GetBytes(text), out data);
}
