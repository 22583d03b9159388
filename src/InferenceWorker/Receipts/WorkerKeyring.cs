using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Neura.Cryptography;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.InferenceWorker.Receipts;

/// <summary>
/// What this worker signs receipts with, and what encrypted inputs are opened with: both follow from one secret of 32 bytes. Workers that
/// share its file can each open what was encrypted to any of them; without a file the keys live as long as the process.
/// </summary>
public sealed class WorkerKeyring : IDisposable
{
    private const int SecretBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="FormatException">The file is missing, open to others, or holds no secret. The message is a sentence.</exception>
    public WorkerKeyring(IOptions<WorkerOptions> options)
    {
        var secret = options.Value.KeyFile is { } file ? Read(file) : RandomNumberGenerator.GetBytes(SecretBytes);
        Signing = Derive(SignatureAlgorithm.Ed25519, secret, "neuranft-worker-signing/1"u8);
        Encryption = Derive(KeyAgreementAlgorithm.X25519, secret, "neuranft-worker-encryption/1"u8);
        CryptographicOperations.ZeroMemory(secret);
        var (signing, encryption) = (Public(Signing), Public(Encryption));
        var signature = SignatureAlgorithm.Ed25519.Sign(Signing, WorkerKeys.ToBytes(options.Value.Id, signing, encryption));
        Registration = new WorkerKeyEvent.WorkerKeysRegistered(
            options.Value.Id, signing, encryption, Convert.ToBase64String(signature));
    }

    /// <summary>X25519.</summary>
    internal Key Encryption { get; }

    /// <summary>The public keys, as the log is told.</summary>
    internal WorkerKeyEvent.WorkerKeysRegistered Registration { get; }

    private Key Signing { get; }

    internal byte[] Sign(ReadOnlySpan<byte> message) => SignatureAlgorithm.Ed25519.Sign(Signing, message);

    public void Dispose()
    {
        Signing.Dispose();
        Encryption.Dispose();
    }

    private static Key Derive(Algorithm algorithm, byte[] secret, ReadOnlySpan<byte> purpose)
    {
        Span<byte> key = stackalloc byte[SecretBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, [], purpose);
        try
        {
            return Key.Import(algorithm, key, KeyBlobFormat.RawPrivateKey);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static string Public(Key key) => Convert.ToBase64String(key.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    private static byte[] Read(string file)
    {
        if (!File.Exists(file))
            throw new FormatException($"Worker:KeyFile {file} does not exist.");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
            throw new FormatException($"Worker:KeyFile {file} is a secret, and others can read it: chmod 600 it.");
        var secret = new byte[SecretBytes];
        return Convert.TryFromBase64String(File.ReadAllText(file).Trim(), secret, out var length) && length == SecretBytes
            ? secret
            : throw new FormatException($"Worker:KeyFile is not base64 of {SecretBytes} bytes.");
    }
}
