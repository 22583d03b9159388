using System.Buffers.Binary;
using System.Security.Cryptography;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography.Hpke;

/// <summary>The keys that a sender and a recipient share, and how many messages went so far. Not for several threads at once.</summary>
internal sealed class HpkeContext : IDisposable
{
    private const int SecretSize = 32;
    private const int NonceSize = 12;

    private readonly HpkeSuite _suite;
    private readonly HpkeCipher _cipher;
    private readonly SecureMemory _exporter;
    private readonly byte[] _baseNonce = new byte[NonceSize];
    private ulong _sequence;

    // KeySchedule of RFC 9180, 5.1, mode base: neither a pre-shared key nor a sender's.
    private HpkeContext(HpkeAead aead, ReadOnlySpan<byte> sharedSecret, ReadOnlySpan<byte> info)
    {
        _suite = HpkeSuite.Of(aead);
        byte[] context = [0, .. _suite.Extract("psk_id_hash"u8, []), .. _suite.Extract("info_hash"u8, info)];
        Span<byte> secret = stackalloc byte[SecretSize];
        Span<byte> key = stackalloc byte[HpkeCipher.KeySize(aead)];
        _suite.Extract(sharedSecret, "secret"u8, [], secret);
        _suite.Expand(secret, "key"u8, context, key);
        _suite.Expand(secret, "base_nonce"u8, context, _baseNonce);
        _exporter = SecureMemory.Allocate(SecretSize);
        using (var exporter = _exporter.Open()) _suite.Expand(secret, "exp"u8, context, exporter.Span);
        _cipher = new HpkeCipher(aead, key);
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(key);
    }

    // ExtractAndExpand of RFC 9180, 4.1.
    public static HpkeContext Create(
        HpkeAead aead, SharedSecret agreed, ReadOnlySpan<byte> encapsulated, ReadOnlySpan<byte> recipient, ReadOnlySpan<byte> info)
    {
        Span<byte> agreedBytes = stackalloc byte[SecretSize];
        Span<byte> key = stackalloc byte[SecretSize];
        Span<byte> sharedSecret = stackalloc byte[SecretSize];
        agreed.Export(agreedBytes);
        HpkeSuite.Kem.Extract([], "eae_prk"u8, agreedBytes, key);
        HpkeSuite.Kem.Expand(key, "shared_secret"u8, [.. encapsulated, .. recipient], sharedSecret);
        var context = new HpkeContext(aead, sharedSecret, info);
        CryptographicOperations.ZeroMemory(agreedBytes);
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(sharedSecret);
        return context;
    }

    public byte[] Seal(ReadOnlySpan<byte> additionalData, ReadOnlySpan<byte> plaintext)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        WriteNonce(nonce);
        var message = _cipher.Seal(nonce, additionalData, plaintext);
        _sequence++;
        return message;
    }

    public byte[] Open(ReadOnlySpan<byte> additionalData, ReadOnlySpan<byte> message)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        WriteNonce(nonce);
        var plaintext = _cipher.Open(nonce, additionalData, message);
        // Only what was opened counts: a forged message between two good ones does not put them out of step.
        _sequence++;
        return plaintext;
    }

    public void Export(ReadOnlySpan<byte> purpose, Span<byte> destination)
    {
        using var exporter = _exporter.Open();
        _suite.Expand(exporter.Span, "sec"u8, purpose, destination);
    }

    public void Dispose()
    {
        _cipher.Dispose();
        _exporter.Dispose();
    }

    private void WriteNonce(Span<byte> nonce)
    {
        // The standard allows 2^96 - 1 messages; a nonce is never used twice here, as the count ends far earlier.
        if (_sequence == ulong.MaxValue) throw new InvalidOperationException("The context has sealed all it can.");
        _baseNonce.CopyTo(nonce);
        var low = nonce[4..];
        BinaryPrimitives.WriteUInt64BigEndian(low, BinaryPrimitives.ReadUInt64BigEndian(low) ^ _sequence);
    }
}
