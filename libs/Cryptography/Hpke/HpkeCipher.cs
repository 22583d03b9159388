using System.Security.Cryptography;

namespace Neura.Cryptography.Hpke;

/// <summary>One of the two AEADs behind one face; the tag stands at the end of the message.</summary>
internal sealed class HpkeCipher : IDisposable
{
    private const int TagSize = 16;

    private readonly AesGcm? _aes;
    private readonly ChaCha20Poly1305? _chaCha;

    public HpkeCipher(HpkeAead aead, ReadOnlySpan<byte> key)
    {
        if (aead == HpkeAead.Aes128Gcm) _aes = new AesGcm(key, TagSize);
        else _chaCha = new ChaCha20Poly1305(key);
    }

    public static int KeySize(HpkeAead aead) => aead switch
    {
        HpkeAead.Aes128Gcm => 16,
        HpkeAead.ChaCha20Poly1305 => 32,
    };

    public byte[] Seal(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> additionalData, ReadOnlySpan<byte> plaintext)
    {
        var message = new byte[plaintext.Length + TagSize];
        var body = message.AsSpan(0, plaintext.Length);
        var tag = message.AsSpan(plaintext.Length);
        if (_aes is not null) _aes.Encrypt(nonce, plaintext, body, tag, additionalData);
        else _chaCha!.Encrypt(nonce, plaintext, body, tag, additionalData);
        return message;
    }

    public byte[] Open(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> additionalData, ReadOnlySpan<byte> message)
    {
        if (message.Length < TagSize) throw new HpkeException("The message is shorter than its tag.");
        var plaintext = new byte[message.Length - TagSize];
        var body = message[..^TagSize];
        var tag = message[^TagSize..];
        try
        {
            if (_aes is not null) _aes.Decrypt(nonce, body, tag, plaintext, additionalData);
            else _chaCha!.Decrypt(nonce, body, tag, plaintext, additionalData);
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new HpkeException("The message was changed, is out of order, or is for another key or purpose.");
        }
    }

    public void Dispose()
    {
        _aes?.Dispose();
        _chaCha?.Dispose();
    }
}
