using System.Security.Cryptography;

namespace Neura.Cryptography.Age;

/// <summary>An X25519 secret key, as text <c>AGE-SECRET-KEY-1…</c>. It lies in guarded memory and is zeroed on dispose.</summary>
public sealed class AgeIdentity : IAgeIdentity, IDisposable
{
    private const string Prefix = "AGE-SECRET-KEY-";
    private readonly Key _key;

    private AgeIdentity(Key key)
    {
        _key = key;
        Recipient = new AgeRecipient(key.PublicKey);
    }

    /// <summary>Characters of the text form: 74.</summary>
    public static int TextLength { get; } = Bech32.LengthOf(Prefix);

    /// <summary>The public half.</summary>
    public AgeRecipient Recipient { get; }

    /// <summary>A new random identity.</summary>
    public static AgeIdentity Create() => new(Key.Create(KeyAgreementAlgorithm.X25519));

    /// <summary>From the 32-byte scalar; the caller's copy stays the caller's to zero.</summary>
    public static AgeIdentity Import(ReadOnlySpan<byte> scalar) =>
        new(Key.Import(KeyAgreementAlgorithm.X25519, scalar, KeyBlobFormat.RawPrivateKey));

    /// <summary>Reads <c>AGE-SECRET-KEY-1…</c>, upper case. The text is never quoted.</summary>
    /// <exception cref="AgeException"><see cref="AgeError.IdentityInvalid"/>.</exception>
    public static AgeIdentity Parse(ReadOnlySpan<char> text)
    {
        Span<byte> scalar = stackalloc byte[32];
        try
        {
            return Bech32.TryDecode(Prefix, text, scalar)
                ? Import(scalar)
                : throw new AgeException(AgeError.IdentityInvalid, "Not an age identity: AGE-SECRET-KEY-1 and 58 characters expected.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(scalar);
        }
    }

    /// <summary>Writes the 32-byte scalar into the caller's buffer.</summary>
    public void Export(Span<byte> destination) => _key.Export(KeyBlobFormat.RawPrivateKey, destination);

    /// <summary>Writes the <see cref="TextLength"/> characters into the caller's buffer, which can be zeroed as a string cannot.</summary>
    public void WriteText(Span<char> destination)
    {
        Span<byte> scalar = stackalloc byte[32];
        Export(scalar);
        Bech32.Encode(Prefix, scalar, destination);
        CryptographicOperations.ZeroMemory(scalar);
    }

    public AgeFileKey? TryUnwrap(AgeHeader header)
    {
        // All are looked at before one is opened: a header with a malformed stanza of ours is refused whatever the others say.
        var stanzas = header.Stanzas.Where(s => s.Type == AgeRecipient.StanzaType).Select(s => (Share: ShareOf(s), s.Body)).ToList();
        foreach (var (share, body) in stanzas)
            if (TryUnwrap(share, body) is { } fileKey) return fileKey;
        return null;
    }

    public void Dispose() => _key.Dispose();

    private static byte[] ShareOf(AgeStanza stanza) =>
        stanza.Arguments.Count == 1 && AgeBase64.TryDecode(stanza.Arguments[0], out var share) && share.Length == 32
            // The length is held before opening: a longer body could be made to open under two keys.
            && stanza.Body.Length == AgeFileKey.Size + 16
            ? share
            : throw new AgeException(AgeError.HeaderInvalid, "An X25519 stanza is malformed.");

    private AgeFileKey? TryUnwrap(byte[] share, byte[] body)
    {
        var theirs = PublicKey.Import(KeyAgreementAlgorithm.X25519, share, KeyBlobFormat.RawPublicKey);
        using var shared = KeyAgreementAlgorithm.X25519.Agree(_key, theirs)
            ?? throw new AgeException(AgeError.HeaderInvalid, "The share of an X25519 stanza is of low order.");
        Span<byte> wrappingKey = stackalloc byte[32];
        shared.DeriveBytes([.. share, .. _key.PublicKey.Bytes], AgeRecipient.Info, wrappingKey);
        var fileKey = AgeFileKey.TryUnwrap(wrappingKey, body);
        CryptographicOperations.ZeroMemory(wrappingKey);
        return fileKey;
    }
}
