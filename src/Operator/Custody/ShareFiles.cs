using System.Security.Cryptography;
using System.Text;
using Neura.ContentStore;
using Neura.Cryptography.Age;

namespace NeuraNft.Operator.Custody;

/// <summary>Shares as files: each an age file for its holder.</summary>
internal static class ShareFiles
{
    private const int MostBytes = 64 * 1024;

    /// <summary>Writes the texts, each for its recipient, to the disk itself; then zeroes them. Never overwrites.</summary>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        string folder, string name, IEnumerable<byte[]> texts, IReadOnlyList<AgeRecipient> recipients, CancellationToken ct)
    {
        var paths = recipients.Select((_, i) => Path.Combine(folder, $"{name}-{i + 1}.age")).ToList();
        // All, before the first is written: shares of a key that never takes effect look like any others.
        foreach (var path in paths) RefuseExisting(path);
        Directory.CreateDirectory(folder);
        foreach (var (text, recipient, path) in texts.Zip(recipients, paths)) await WriteAsync(path, text, recipient, ct);
        DirectoryFlush.Flush(folder);
        return paths;
    }

    public static async Task WriteAsync(string path, byte[] text, AgeRecipient recipient, CancellationToken ct)
    {
        RefuseExisting(path);
        using var payload = new MemoryStream();
        var header = await AgeFile.EncryptAsync(new MemoryStream(text), payload, [recipient], ct);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await file.WriteAsync(header, ct);
        await file.WriteAsync(payload.ToArray(), ct);
        file.Flush(flushToDisk: true);
        CryptographicOperations.ZeroMemory(text);
    }

    private static void RefuseExisting(string path)
    {
        if (File.Exists(path)) throw new RefusedException("FILE_EXISTS", $"{path} is there already.");
    }

    /// <summary>A share's or refresh's text, decrypted where it is an age file. The caller zeroes it.</summary>
    public static async Task<byte[]> ReadAsync(string path, IReadOnlyList<AgeIdentity> identities, CancellationToken ct)
    {
        if (!File.Exists(path)) throw new RefusedException("NOT_FOUND", $"There is no file {path}.");
        if (new FileInfo(path).Length > MostBytes) throw new RefusedException("BAD_SHARE", $"{path} is too long for a share.");
        var bytes = await File.ReadAllBytesAsync(path, ct);
        if (!bytes.AsSpan().StartsWith("age-encryption.org/"u8)) return bytes.AsSpan().TrimEnd((byte)'\n').ToArray();
        using var file = new MemoryStream(bytes);
        using var fileKey = (await AgeFile.ReadHeaderAsync(file, ct)).Unwrap([.. identities]);
        await using var plain = await AgePayloadReader.OpenAsync(file, fileKey, keepsPayloadOpen: true, ct);
        var text = new byte[MostBytes];
        var length = await plain.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, ct);
        var share = text[..length];
        CryptographicOperations.ZeroMemory(text);
        return share;
    }

    /// <summary>The identities of key files as age-keygen writes them: comments and one key a line.</summary>
    public static IReadOnlyList<AgeIdentity> Identities(IEnumerable<string> paths)
    {
        var identities = new List<AgeIdentity>();
        foreach (var path in paths)
        {
            var bytes = File.ReadAllBytes(path);
            var text = Encoding.ASCII.GetChars(bytes);
            foreach (var line in text.AsSpan().EnumerateLines())
                if (line.Length > 0 && line[0] != '#') identities.Add(AgeIdentity.Parse(line));
            CryptographicOperations.ZeroMemory(bytes);
            Array.Clear(text);
        }
        return identities;
    }
}
