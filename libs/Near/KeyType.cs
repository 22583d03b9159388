namespace Neura.Near;

/// <summary>The curve of a key or signature; the numbers are the borsh tags.</summary>
public enum KeyType
{
    Ed25519 = 0,
    Secp256k1 = 1,
}
