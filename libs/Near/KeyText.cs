namespace Neura.Near;

/// <summary>The form "curve:base58" that keys and signatures share. Without a curve Ed25519 is meant, as in nearcore.</summary>
internal static class KeyText
{
    public static bool TrySplit(string? text, out KeyType type, out ReadOnlySpan<char> base58)
    {
        type = KeyType.Ed25519;
        base58 = text;
        var colon = base58.IndexOf(':');
        if (colon < 0) return text is not null;
        var curve = base58[..colon];
        base58 = base58[(colon + 1)..];
        if (curve.SequenceEqual("secp256k1")) type = KeyType.Secp256k1;
        else if (!curve.SequenceEqual("ed25519")) return false;
        return true;
    }

    public static string Join(KeyType type, ReadOnlySpan<byte> bytes) => $"{NameOf(type)}:{Base58Text.Encode(bytes)}";

    private static string NameOf(KeyType type) => type switch
    {
        KeyType.Ed25519 => "ed25519",
        KeyType.Secp256k1 => "secp256k1",
    };
}
