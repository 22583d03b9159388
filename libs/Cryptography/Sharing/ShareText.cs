using System.Globalization;
using System.Text;

namespace Neura.Cryptography.Sharing;

/// <summary>Reads the one-line texts of this folder: the format's name, then fields with single spaces between them.</summary>
internal sealed class ShareText
{
    private readonly string[] _fields;
    private int _next = 1;

    public ShareText(string text, string format)
    {
        _fields = text.Length > 32_768 ? [] : text.Split(' ');
        if (_fields.Length == 0 || _fields[0] != format) throw Malformed();
    }

    public int Number(int least, int most) =>
        int.TryParse(Field(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Malformed();

    public byte[][] Points()
    {
        var points = Field().Split(',');
        return points.Length <= ShareCommitments.MaxShares ? [.. points.Select(Hex)] : throw Malformed();
    }

    public ShareCommitments Commitments()
    {
        var (generation, shares) = (Number(1, int.MaxValue), Number(2, ShareCommitments.MaxShares));
        return new ShareCommitments(generation, shares, Points());
    }

    /// <summary>What was read, if nothing is left.</summary>
    public T End<T>(T value) => _next == _fields.Length ? value : throw Malformed();

    public static SharingException Malformed() => new(SharingError.Malformed, "The text is malformed, or of another version.");

    /// <summary>Takes the secret, the last field, off a text, so that no string ever holds it; the rest is public.</summary>
    public static string TakeSecret(ReadOnlySpan<byte> text, Span<byte> secret)
    {
        var start = text.Length - (2 * Scalar.Size);
        var isWhole = start > 0 && text[start - 1] == ' ' && !text[start..].ContainsAnyInRange((byte)'A', (byte)'F')
            && Convert.FromHexString(text[start..], secret, out _, out _) == System.Buffers.OperationStatus.Done
            && Scalar.IsCanonical(secret);
        return isWhole ? Encoding.ASCII.GetString(text[..(start - 1)]) : throw Malformed();
    }

    private string Field() => _next < _fields.Length ? _fields[_next++] : throw Malformed();

    private static byte[] Hex(string text)
    {
        var bytes = new byte[Scalar.Size];
        return text.Length == 2 * Scalar.Size && !text.Any(char.IsAsciiLetterUpper)
            && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done
                ? bytes
                : throw Malformed();
    }
}
