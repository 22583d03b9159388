using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]

namespace Neura.Cryptography.Interop;

/// <summary>The few functions of libsodium that are used; signatures as in its headers of the same names.</summary>
internal static partial class Sodium
{
    [LibraryImport(SodiumLibrary.Name, EntryPoint = "sodium_init")]
    public static partial int Init();

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "sodium_malloc")]
    public static partial nint Malloc(nuint size);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "sodium_free")]
    public static partial void Free(nint pointer);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_sign_seed_keypair")]
    public static partial int SignSeedKeypair(Span<byte> publicKey, SecureMemory secretKey, ReadOnlySpan<byte> seed);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_sign_ed25519_sk_to_seed")]
    public static partial int SecretKeyToSeed(Span<byte> seed, SecureMemory secretKey);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_sign_detached")]
    public static partial int SignDetached(
        Span<byte> signature, nint signatureLength, ReadOnlySpan<byte> message, ulong messageLength, SecureMemory secretKey);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_sign_verify_detached")]
    public static partial int VerifyDetached(
        ReadOnlySpan<byte> signature, ReadOnlySpan<byte> message, ulong messageLength, ReadOnlySpan<byte> publicKey);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_core_ed25519_is_valid_point")]
    public static partial int IsValidPoint(ReadOnlySpan<byte> point);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_scalarmult_curve25519_base")]
    public static partial int X25519Base(Span<byte> publicKey, SecureMemory secretKey);

    /// <summary>Not 0 where the answer would be all zeros: the point is of low order.</summary>
    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_scalarmult_curve25519")]
    public static partial int X25519(SecureMemory shared, SecureMemory secretKey, ReadOnlySpan<byte> publicKey);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_pwhash_scryptsalsa208sha256_ll")]
    public static partial int Scrypt(
        ReadOnlySpan<byte> passphrase, nuint passphraseLength, ReadOnlySpan<byte> salt, nuint saltLength, ulong n, uint r, uint p,
        Span<byte> derived, nuint derivedLength);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_core_ristretto255_scalar_random")]
    public static partial void ScalarRandom(Span<byte> scalar);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_core_ristretto255_scalar_reduce")]
    public static partial void ScalarReduce(Span<byte> scalar, ReadOnlySpan<byte> wide);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_core_ristretto255_scalar_add")]
    public static partial void ScalarAdd(Span<byte> sum, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_core_ristretto255_scalar_sub")]
    public static partial void ScalarSubtract(Span<byte> difference, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_core_ristretto255_scalar_mul")]
    public static partial void ScalarMultiply(Span<byte> product, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_core_ristretto255_scalar_invert")]
    public static partial int ScalarInvert(Span<byte> inverse, ReadOnlySpan<byte> x);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_core_ristretto255_is_valid_point")]
    public static partial int IsValidRistretto(ReadOnlySpan<byte> point);

    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_core_ristretto255_add")]
    public static partial int RistrettoAdd(Span<byte> sum, ReadOnlySpan<byte> p, ReadOnlySpan<byte> q);

    /// <summary>Not 0 where the answer would be the identity.</summary>
    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_scalarmult_ristretto255_base")]
    public static partial int RistrettoBase(Span<byte> point, ReadOnlySpan<byte> scalar);

    /// <summary>Not 0 where the answer would be the identity.</summary>
    [LibraryImport(SodiumLibrary.Name, EntryPoint = "crypto_scalarmult_ristretto255")]
    public static partial int RistrettoMultiply(Span<byte> product, ReadOnlySpan<byte> scalar, ReadOnlySpan<byte> point);
}
