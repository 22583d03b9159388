using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Neura.Cryptography.Hpke;

/// <summary>DHKEM(X25519, HKDF-SHA256) and HKDF-SHA256 with one AEAD: the labelled derivations of RFC 9180, 4.</summary>
internal readonly struct HpkeSuite
{
    private const int HashSize = 32;
    private const ushort X25519Kem = 0x0020;
    private const ushort HkdfSha256 = 0x0001;

    private readonly byte[] _id;

    private HpkeSuite(byte[] id) => _id = id;

    /// <summary>The name under which the shared secret is derived.</summary>
    public static HpkeSuite Kem { get; } = new([.. "KEM"u8, .. Number(X25519Kem)]);

    /// <summary>The name under which a context's keys are derived.</summary>
    public static HpkeSuite Of(HpkeAead aead) => new([.. "HPKE"u8, .. Number(X25519Kem), .. Number(HkdfSha256), .. Number((ushort)aead)]);

    public void Extract(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> label, ReadOnlySpan<byte> secret, Span<byte> key)
    {
        byte[] labelled = [.. "HPKE-v1"u8, .. _id, .. label, .. secret];
        HKDF.Extract(HashAlgorithmName.SHA256, labelled, salt, key);
        CryptographicOperations.ZeroMemory(labelled);
    }

    public byte[] Extract(ReadOnlySpan<byte> label, ReadOnlySpan<byte> data)
    {
        var hash = new byte[HashSize];
        Extract([], label, data, hash);
        return hash;
    }

    public void Expand(ReadOnlySpan<byte> key, ReadOnlySpan<byte> label, ReadOnlySpan<byte> info, Span<byte> output) =>
        HKDF.Expand(HashAlgorithmName.SHA256, key, output, [.. Number((ushort)output.Length), .. "HPKE-v1"u8, .. _id, .. label, .. info]);

    private static byte[] Number(ushort number)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, number);
        return bytes;
    }
}
