using System.Security.Cryptography;
using System.Text;

namespace Neura.Cryptography.Age;

/// <summary>The header of an age v1 file: who can open it. It is kept apart from the payload; both in a row are the file.</summary>
public sealed class AgeHeader
{
    /// <summary>Most stanzas that are read or written.</summary>
    public const int MaxStanzas = 16;

    /// <summary>Most bytes of a header that is read.</summary>
    public const int MaxSize = 64 * 1024;

    private readonly byte[] _bytes;
    private readonly int _macked;
    private readonly byte[] _mac;

    internal AgeHeader(byte[] bytes, IReadOnlyList<AgeStanza> stanzas, int macked, byte[] mac)
    {
        (_bytes, Stanzas, _macked, _mac) = (bytes, stanzas, macked, mac);
    }

    /// <summary>The header as it was read.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    internal IReadOnlyList<AgeStanza> Stanzas { get; }

    /// <summary>Reads a header of which nothing else follows.</summary>
    /// <exception cref="AgeException">HeaderInvalid, TooManyStanzas.</exception>
    public static AgeHeader Parse(ReadOnlySpan<byte> header)
    {
        if (header.Length > MaxSize) throw new AgeException(AgeError.HeaderInvalid, $"A header over {MaxSize} bytes is not read.");
        var parser = new AgeHeaderParser(header);
        var (stanzas, macked, mac) = parser.Read();
        return parser.IsAtEnd
            ? new AgeHeader(header.ToArray(), stanzas, macked, mac)
            : throw new AgeException(AgeError.HeaderInvalid, "Something follows the header.");
    }

    /// <summary>Mints a header for these recipients: about 0.1 ms each.</summary>
    public static byte[] Write(AgeFileKey fileKey, params IReadOnlyCollection<AgeRecipient> recipients)
    {
        ArgumentNullException.ThrowIfNull(fileKey);
        if (recipients.Count is 0 or > MaxStanzas)
            throw new ArgumentException($"One to {MaxStanzas} recipients, not {recipients.Count}.", nameof(recipients));
        var macked = Encoding.ASCII.GetBytes(
            $"{AgeHeaderParser.Version}\n{string.Concat(recipients.Select(r => r.Wrap(fileKey).Text))}---");
        return [.. macked, .. Encoding.ASCII.GetBytes($" {AgeBase64.Encode(fileKey.HeaderMac(macked))}\n")];
    }

    /// <summary>The file key, for the first identity that opens a stanza; the header's MAC is verified.</summary>
    /// <exception cref="AgeException">NoMatchingIdentity, HeaderInvalid, MacInvalid.</exception>
    public AgeFileKey Unwrap(params ReadOnlySpan<IAgeIdentity> identities)
    {
        foreach (var identity in identities)
        {
            if (identity.TryUnwrap(this) is not { } fileKey) continue;
            if (CryptographicOperations.FixedTimeEquals(fileKey.HeaderMac(_bytes.AsSpan(0, _macked)), _mac)) return fileKey;
            fileKey.Dispose();
            throw new AgeException(AgeError.MacInvalid, "The header was changed since it was written.");
        }
        throw new AgeException(AgeError.NoMatchingIdentity, "The file is not encrypted to any of these identities.");
    }
}
