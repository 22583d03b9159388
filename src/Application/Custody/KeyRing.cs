using System.Security.Cryptography;
using Neura.Cryptography.Age;
using Neura.Cryptography.Sharing;

namespace NeuraNft.Application.Custody;

/// <summary>
/// The chain of keys: the master key opens the ring's key-encryption keys, one of these the custody's age identity. Pure: what is stored
/// comes in and goes out.
/// </summary>
internal static class KeyRing
{
    private const string IdentityPurpose = "neura custody identity";

    /// <summary>A new key-encryption key, sealed under the master key.</summary>
    public static byte[] NewVersion(SplitKey master, int version)
    {
        Span<byte> key = stackalloc byte[WrappedSecret.KeySize];
        RandomNumberGenerator.Fill(key);
        var wrapped = Sealed(master, version, key);
        CryptographicOperations.ZeroMemory(key);
        return wrapped;
    }

    /// <summary>The same key-encryption key under another master key.</summary>
    public static byte[] Rekeyed(SplitKey from, SplitKey to, int version, byte[] wrapped)
    {
        Span<byte> key = stackalloc byte[WrappedSecret.KeySize];
        Open(from, version, wrapped, key);
        var rekeyed = Sealed(to, version, key);
        CryptographicOperations.ZeroMemory(key);
        return rekeyed;
    }

    public static string SealIdentity(SplitKey master, int version, byte[] wrapped, AgeIdentity identity)
    {
        Span<byte> key = stackalloc byte[WrappedSecret.KeySize];
        Span<byte> secret = stackalloc byte[WrappedSecret.KeySize];
        Open(master, version, wrapped, key);
        identity.Export(secret);
        var text = WrappedSecret.WrapText(key, version, IdentityPurpose, secret);
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(secret);
        return text;
    }

    public static AgeIdentity OpenIdentity(SplitKey master, byte[] wrapped, string text)
    {
        Span<byte> key = stackalloc byte[WrappedSecret.KeySize];
        Span<byte> secret = stackalloc byte[WrappedSecret.KeySize];
        Open(master, WrappedSecret.VersionOf(text), wrapped, key);
        WrappedSecret.UnwrapText(key, IdentityPurpose, text, secret);
        var identity = AgeIdentity.Import(secret);
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(secret);
        return identity;
    }

    private static byte[] Sealed(SplitKey master, int version, ReadOnlySpan<byte> key)
    {
        Span<byte> sealing = stackalloc byte[WrappedSecret.KeySize];
        master.DeriveBytes("neura custody ring"u8, sealing);
        var wrapped = WrappedSecret.Wrap(sealing, Purpose(version), key);
        CryptographicOperations.ZeroMemory(sealing);
        return wrapped;
    }

    private static void Open(SplitKey master, int version, byte[] wrapped, Span<byte> key)
    {
        Span<byte> sealing = stackalloc byte[WrappedSecret.KeySize];
        master.DeriveBytes("neura custody ring"u8, sealing);
        WrappedSecret.Unwrap(sealing, Purpose(version), wrapped, key);
        CryptographicOperations.ZeroMemory(sealing);
    }

    private static string Purpose(int version) => $"neura custody ring v{version}";
}
