using Neura.Cryptography;
using Neura.TransparencyLog.Notes;

namespace NeuraNft.Application.Audit;

/// <summary>The key that signs checkpoints, out of its file.</summary>
public static class AuditKey
{
    private const int Bytes = 32;

    /// <exception cref="FormatException">The file is missing or holds no key. The message is a sentence.</exception>
    public static NoteSigner Read(AuditLogOptions options) => Read(
        options.KeyFile ?? throw new FormatException("Audit:KeyFile is not set, but Audit:Folder is: a log needs its key."),
        "Audit:KeyFile", options.Origin, NoteKeyType.Ed25519);

    /// <exception cref="FormatException">The file is missing or holds no key. The message is a sentence.</exception>
    public static NoteSigner Read(string file, string setting, string name, NoteKeyType type)
    {
        if (!File.Exists(file)) throw new FormatException($"{setting} {file} does not exist.");
        Span<byte> seed = stackalloc byte[Bytes + 16];
        if (!Convert.TryFromBase64String(File.ReadAllText(file).Trim(), seed, out var length) || length != Bytes)
            throw new FormatException($"{setting} is not base64 of {Bytes} bytes.");
        try
        {
            var key = Key.Import(SignatureAlgorithm.Ed25519, seed[..Bytes], KeyBlobFormat.RawPrivateKey);
            return new NoteSigner(name, type, key);
        }
        finally
        {
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(seed);
        }
    }
}
