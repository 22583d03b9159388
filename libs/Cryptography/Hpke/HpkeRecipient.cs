namespace Neura.Cryptography.Hpke;

/// <summary>The other side of <see cref="HpkeSender"/>.</summary>
public sealed class HpkeRecipient : IDisposable
{
    private readonly HpkeContext _context;

    private HpkeRecipient(HpkeContext context) => _context = context;

    /// <summary>Sets up the recipient from what the sender encapsulated.</summary>
    /// <exception cref="HpkeException">It is no key, or one of low order.</exception>
    public static HpkeRecipient Create(Key key, ReadOnlySpan<byte> encapsulated, HpkeAead aead, ReadOnlySpan<byte> info)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!PublicKey.TryImport(KeyAgreementAlgorithm.X25519, encapsulated, KeyBlobFormat.RawPublicKey, out var theirs))
            throw new HpkeException("The encapsulated key has 32 bytes.");
        using var agreed = KeyAgreementAlgorithm.X25519.Agree(key, theirs)
            ?? throw new HpkeException("The encapsulated key is of low order.");
        return new HpkeRecipient(HpkeContext.Create(aead, agreed, encapsulated, key.PublicKey.Bytes, info));
    }

    /// <summary>Opens the next message; one that is refused does not count.</summary>
    /// <exception cref="HpkeException">It was changed, is out of order, or is for another key or purpose.</exception>
    public byte[] Open(ReadOnlySpan<byte> additionalData, ReadOnlySpan<byte> message) => _context.Open(additionalData, message);

    /// <summary>The same secret as <see cref="HpkeSender.Export"/> gives for this purpose.</summary>
    public void Export(ReadOnlySpan<byte> purpose, Span<byte> destination) => _context.Export(purpose, destination);

    public void Dispose() => _context.Dispose();
}
