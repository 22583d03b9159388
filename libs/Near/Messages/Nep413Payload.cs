using Neura.Near.Borsh;

namespace Neura.Near;

/// <summary>A message that a wallet signs off chain (NEP-413), for login above all.</summary>
public sealed class Nep413Payload
{
    /// <summary>Bytes of a nonce.</summary>
    public const int NonceSize = 32;

    /// <summary>2^31 + 413 before the bytes (NEP-461): such a signature can never pass for a transaction's.</summary>
    private const uint Tag = 2_147_484_061;

    private readonly byte[] _nonce;

    /// <param name="message">What the user is shown.</param>
    /// <param name="nonce">32 bytes, chosen by the verifier, used once.</param>
    /// <param name="recipient">Whom the message is for: a domain or an account.</param>
    /// <param name="callbackUrl">Where the wallet sends the result. Absent (null) and empty are different messages.</param>
    /// <exception cref="NearFormatException">The nonce has not 32 bytes.</exception>
    public Nep413Payload(string message, ReadOnlySpan<byte> nonce, string recipient, string? callbackUrl)
    {
        if (nonce.Length != NonceSize) throw new NearFormatException("A NEP-413 nonce has 32 bytes.");
        Message = message;
        _nonce = nonce.ToArray();
        Recipient = recipient;
        CallbackUrl = callbackUrl;
    }

    /// <summary>What the user is shown.</summary>
    public string Message { get; }

    /// <summary>32 bytes that are used once.</summary>
    public ReadOnlyMemory<byte> Nonce => _nonce;

    /// <summary>Whom the message is for.</summary>
    public string Recipient { get; }

    /// <summary>Where the wallet sends the result; null where absent.</summary>
    public string? CallbackUrl { get; }

    /// <summary>What is signed: SHA-256 of the tag and the borsh bytes of message, nonce, recipient and callback.</summary>
    public CryptoHash Digest()
    {
        var writer = new BorshWriter();
        writer.WriteUInt32(Tag);
        writer.WriteString(Message);
        writer.WriteFixed(_nonce);
        writer.WriteString(Recipient);
        writer.WriteOptionalString(CallbackUrl);
        return CryptoHash.OfSha256(writer.Written);
    }
}
