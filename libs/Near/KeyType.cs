namespace Neura.Near;

/// <summary>The curve of a key or signature; the numbers are the borsh tags.</summary>
public enum KeyType
{
    /// <summary>32 bytes; signatures of 64.</summary>
    Ed25519 = 0,
    /// <summary>64 bytes; signatures of 65. Read and written, not verified.</summary>
    Secp256k1 = 1,
}
