using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using SimpleBase;

namespace Neura.ContentStore;

/// <summary>
/// A content identifier, version 1, SHA-256, in lower-case base32: the only form that this project writes or takes. One content has
/// one text: non-canonical spellings, version 0 and other hashes are refused. https://github.com/multiformats/cid
/// </summary>
public sealed class Cid : IEquatable<Cid>, IParsable<Cid>
{
    private const int TextLength = 59;
    private const int DigestLength = 32;
    private const byte Version = 1;
    private const byte Sha256 = 0x12;

    private static readonly SearchValues<char> Alphabet = SearchValues.Create("abcdefghijklmnopqrstuvwxyz234567");

    private readonly string _text;
    private readonly byte[] _bytes;

    private Cid(byte[] bytes, string text) => (_bytes, _text) = (bytes, text);

    public CidCodec Codec => (CidCodec)_bytes[1];

    /// <summary>The SHA-256 of the block that the CID names: of the content itself where the codec is raw.</summary>
    public ReadOnlySpan<byte> Digest => _bytes.AsSpan(4);

    /// <summary>The 36 binary bytes, as they stand in links between blocks.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <param name="codec">What the block is.</param>
    /// <param name="digest">Its SHA-256, 32 bytes.</param>
    public static Cid Of(CidCodec codec, ReadOnlySpan<byte> digest)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(digest.Length, DigestLength);
        return FromBytes([Version, (byte)codec, Sha256, DigestLength, .. digest]);
    }

    /// <summary>The CID that <c>ipfs add</c> under the profile unixfs-v1-2025 gives the rest of a stream.</summary>
    public static async Task<Cid> OfAsync(Stream content, CancellationToken cancellationToken)
    {
        using var hasher = new ContentHasher();
        await hasher.ReadAsync(content, null, long.MaxValue, cancellationToken);
        return hasher.Finish().Cid;
    }

    /// <summary>The CID that a service of another profile gives the same bytes.</summary>
    public static async Task<Cid> OfAsync(Stream content, UnixFsProfile profile, CancellationToken cancellationToken)
    {
        using var tree = new UnixFsTree(profile);
        var buffer = new byte[128 * 1024];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            tree.Append(buffer.AsSpan(0, read));
        return tree.Finish();
    }

    public static Cid Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var cid) ? cid : throw new FormatException("Not a CIDv1 with SHA-256 in lower-case base32");

    public static bool TryParse([NotNullWhen(true)] string? s, out Cid cid) => TryParse(s, null, out cid!);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Cid result)
    {
        result = null;
        if (s is not { Length: TextLength } || s[0] != 'b' || s.AsSpan(1).ContainsAnyExcept(Alphabet))
            return false;
        var bytes = Base32.Rfc4648.Decode(s.AsSpan(1));
        if (!IsOurs(bytes))
            return false;
        var cid = FromBytes(bytes);
        // The last character has bits to spare, which a canonical text leaves at zero.
        result = cid._text == s ? cid : null;
        return result is not null;
    }

    public bool Equals([NotNullWhen(true)] Cid? other) => other is not null && _text == other._text;

    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as Cid);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _text;

    public static bool operator ==(Cid? left, Cid? right) => Equals(left, right);

    public static bool operator !=(Cid? left, Cid? right) => !Equals(left, right);

    /// <summary>The CID of these 36 bytes; null where they are none of this form.</summary>
    internal static Cid? TryRead(ReadOnlySpan<byte> bytes) => IsOurs(bytes) ? FromBytes(bytes.ToArray()) : null;

    private static bool IsOurs(ReadOnlySpan<byte> bytes) =>
        bytes is [Version, (byte)CidCodec.Raw or (byte)CidCodec.DagPb, Sha256, DigestLength, .. { Length: DigestLength }];

    private static Cid FromBytes(byte[] bytes) =>
        new(bytes, "b" + Base32.Rfc4648.Encode(bytes, padding: false).ToLowerInvariant());
}
