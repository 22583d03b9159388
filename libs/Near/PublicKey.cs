using System.Text.Json.Serialization;
using Neura.Cryptography;
using Neura.Near.Json;

namespace Neura.Near;

/// <summary>A public key as the chain writes it: "ed25519:" + base58 of 32 bytes, or "secp256k1:" + base58 of 64.</summary>
/// <remarks>
/// The chain lets anyone register bytes that are no usable key, so reading one never checks the curve; verifying does.
/// </remarks>
[JsonConverter(typeof(PublicKeyJsonConverter))]
public sealed class PublicKey : IEquatable<PublicKey>
{
    private readonly byte[] _bytes;

    /// <exception cref="NearFormatException">The number of bytes does not fit the curve.</exception>
    public PublicKey(KeyType type, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != SizeOf(type)) throw new NearFormatException($"A {type} public key has {SizeOf(type)} bytes.");
        Type = type;
        _bytes = bytes.ToArray();
    }

    /// <summary>The curve.</summary>
    public KeyType Type { get; }

    /// <summary>32 bytes of Ed25519, or 64 of secp256k1.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <exception cref="NearFormatException">Not a public key in text form.</exception>
    public static PublicKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new NearFormatException("Not a public key: ed25519:<base58 of 32 bytes> expected.");

    /// <summary>False where the text is no public key.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        if (!KeyText.TrySplit(text, out var type, out var base58)) return false;
        Span<byte> bytes = stackalloc byte[SizeOf(type)];
        if (!Base58Text.TryDecodeExactly(base58, bytes)) return false;
        key = new PublicKey(type, bytes);
        return true;
    }

    /// <summary>
    /// False for anything but a valid Ed25519 signature under a usable key; secp256k1 is not verified here and gives false.
    /// </summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        Type == KeyType.Ed25519
        && Cryptography.PublicKey.TryImport(SignatureAlgorithm.Ed25519, _bytes, KeyBlobFormat.RawPublicKey, out var key)
        && SignatureAlgorithm.Ed25519.Verify(key, data, signature);

    /// <inheritdoc/>
    public bool Equals(PublicKey? other) => other is not null && Type == other.Type && Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(_bytes);

    /// <inheritdoc/>
    public override string ToString() => KeyText.Join(Type, _bytes);

    internal static int SizeOf(KeyType type) => type switch
    {
        KeyType.Ed25519 => 32,
        KeyType.Secp256k1 => 64,
    };
}
