namespace Neura.Cryptography.Hpke;

/// <summary>What seals the messages; the numbers are the registry's (RFC 9180, 7.3).</summary>
public enum HpkeAead
{
    /// <summary>AES-128-GCM.</summary>
    Aes128Gcm = 1,

    /// <summary>ChaCha20-Poly1305.</summary>
    ChaCha20Poly1305 = 3,
}
