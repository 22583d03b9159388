namespace Neura.Cryptography.Hpke;

/// <summary>
/// Hybrid public key encryption (RFC 9180), mode base: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256. Whoever has the recipient's public key
/// can send; who it was, the messages do not prove.
/// </summary>
public sealed class HpkeSender : IDisposable
{
    private readonly HpkeContext _context;
    private readonly byte[] _encapsulated;

    private HpkeSender(HpkeContext context, byte[] encapsulated) => (_context, _encapsulated) = (context, encapsulated);

    /// <summary>The 32 bytes that the recipient needs besides the messages. Public.</summary>
    public ReadOnlySpan<byte> Encapsulated => _encapsulated;

    /// <summary>Sets up a sender with a new ephemeral key.</summary>
    /// <param name="info">What this is for; the recipient has to say the same.</param>
    /// <exception cref="HpkeException">The recipient's key is of low order.</exception>
    public static HpkeSender Create(PublicKey recipient, HpkeAead aead, ReadOnlySpan<byte> info)
    {
        using var ephemeral = Key.Create(KeyAgreementAlgorithm.X25519);
        return Create(ephemeral, recipient, aead, info);
    }

    /// <summary>Seals the next message; the recipient opens the messages in the same order.</summary>
    public byte[] Seal(ReadOnlySpan<byte> additionalData, ReadOnlySpan<byte> plaintext) => _context.Seal(additionalData, plaintext);

    /// <summary>A secret that both sides derive, for a purpose that both name (RFC 9180, 5.3). At most 8,160 bytes.</summary>
    public void Export(ReadOnlySpan<byte> purpose, Span<byte> destination) => _context.Export(purpose, destination);

    public void Dispose() => _context.Dispose();

    // Apart from Create for the standard's vectors alone, which name the ephemeral key.
    internal static HpkeSender Create(Key ephemeral, PublicKey recipient, HpkeAead aead, ReadOnlySpan<byte> info)
    {
        using var agreed = KeyAgreementAlgorithm.X25519.Agree(ephemeral, recipient)
            ?? throw new HpkeException("The recipient's key is of low order.");
        var encapsulated = ephemeral.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        return new HpkeSender(HpkeContext.Create(aead, agreed, encapsulated, recipient.Bytes, info), encapsulated);
    }
}
