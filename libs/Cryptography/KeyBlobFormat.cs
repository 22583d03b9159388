namespace Neura.Cryptography;

/// <summary>How key bytes are laid out; the numbers are NSec's.</summary>
public enum KeyBlobFormat
{
    /// <summary>The bare 32 bytes of the public key (RFC 8032, 5.1.5; RFC 7748, 5).</summary>
    RawPublicKey = 1,

    /// <summary>The 32-byte seed (RFC 8032, 5.1.5), not the expanded key; the 32-byte scalar of X25519.</summary>
    RawPrivateKey = -1,
}
