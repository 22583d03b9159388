namespace Neura.Near;

/// <summary>A signature: 64 bytes for Ed25519, 65 for secp256k1; in text "ed25519:" + base58.</summary>
public sealed class Signature : IEquatable<Signature>
{
    private readonly byte[] _bytes;

    /// <exception cref="NearFormatException">The number of bytes does not fit the curve.</exception>
    public Signature(KeyType type, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != SizeOf(type)) throw new NearFormatException($"A {type} signature has {SizeOf(type)} bytes.");
        Type = type;
        _bytes = bytes.ToArray();
    }

    /// <summary>The curve.</summary>
    public KeyType Type { get; }

    /// <summary>64 bytes of Ed25519, or 65 of secp256k1.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <exception cref="NearFormatException">Not a signature in text form.</exception>
    public static Signature Parse(string text)
    {
        if (KeyText.TrySplit(text, out var type, out var base58))
        {
            Span<byte> bytes = stackalloc byte[SizeOf(type)];
            if (Base58Text.TryDecodeExactly(base58, bytes)) return new Signature(type, bytes);
        }
        throw new NearFormatException("Not a signature: ed25519:<base58 of 64 bytes> expected.");
    }

    /// <inheritdoc/>
    public bool Equals(Signature? other) => other is not null && Type == other.Type && Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Signature);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(_bytes);

    /// <inheritdoc/>
    public override string ToString() => KeyText.Join(Type, _bytes);

    internal static int SizeOf(KeyType type) => type switch
    {
        KeyType.Ed25519 => 64,
        KeyType.Secp256k1 => 65,
    };
}
