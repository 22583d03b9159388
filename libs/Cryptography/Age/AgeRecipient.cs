using System.Security.Cryptography;

namespace Neura.Cryptography.Age;

/// <summary>Whom a file is encrypted to: an X25519 public key, as text <c>age1…</c>.</summary>
public sealed class AgeRecipient : IEquatable<AgeRecipient>
{
    internal const string StanzaType = "X25519";
    private const string Prefix = "age";
    private readonly byte[] _point;

    internal AgeRecipient(PublicKey publicKey)
    {
        PublicKey = publicKey;
        _point = publicKey.Export(KeyBlobFormat.RawPublicKey);
    }

    internal PublicKey PublicKey { get; }

    internal static ReadOnlySpan<byte> Info => "age-encryption.org/v1/X25519"u8;

    /// <summary>
    /// False for a second text of a point: with the top bit set, or not below 2^255 - 19. X25519 takes such (RFC 7748, 5), tools write
    /// none, and whoever compares or registers recipients should take none.
    /// </summary>
    public bool IsCanonical =>
        _point[31] < 0x7f || (_point[31] == 0x7f && (_point[0] < 0xed || _point.AsSpan(1, 30).ContainsAnyExcept((byte)0xff)));

    /// <summary>Reads <c>age1…</c>: 62 characters, lower case.</summary>
    /// <exception cref="AgeException"><see cref="AgeError.RecipientInvalid"/>.</exception>
    public static AgeRecipient Parse(string text) => TryParse(text, out var recipient)
        ? recipient
        : throw new AgeException(AgeError.RecipientInvalid, "Not an age recipient: age1 and 58 characters in lower case expected.");

    /// <summary>False for anything but the one text of a point that a secret can be agreed on with.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out AgeRecipient? recipient)
    {
        recipient = null;
        var point = new byte[32];
        if (text is null || !Bech32.TryDecode(Prefix, text, point)) return false;
        var publicKey = PublicKey.Import(KeyAgreementAlgorithm.X25519, point, KeyBlobFormat.RawPublicKey);
        // With a point of low order every file would be open to everyone.
        using var probe = Key.Create(KeyAgreementAlgorithm.X25519);
        using var shared = KeyAgreementAlgorithm.X25519.Agree(probe, publicKey);
        if (shared is not null) recipient = new AgeRecipient(publicKey);
        return recipient is not null;
    }

    public override string ToString() =>
        string.Create(Bech32.LengthOf(Prefix), _point, (text, point) => Bech32.Encode(Prefix, point, text));

    public bool Equals(AgeRecipient? other) => other is not null && _point.AsSpan().SequenceEqual(other._point);

    public override bool Equals(object? obj) => Equals(obj as AgeRecipient);

    public override int GetHashCode() => BitConverter.ToInt32(_point);

    internal AgeStanza Wrap(AgeFileKey fileKey)
    {
        using var ephemeral = Key.Create(KeyAgreementAlgorithm.X25519);
        var share = ephemeral.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        using var shared = KeyAgreementAlgorithm.X25519.Agree(ephemeral, PublicKey)
            ?? throw new AgeException(AgeError.RecipientInvalid, "The recipient's point is of low order.");
        Span<byte> wrappingKey = stackalloc byte[32];
        shared.DeriveBytes([.. share, .. _point], Info, wrappingKey);
        var body = fileKey.Wrap(wrappingKey);
        CryptographicOperations.ZeroMemory(wrappingKey);
        return new AgeStanza(StanzaType, [AgeBase64.Encode(share)], body);
    }
}
