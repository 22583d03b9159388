using System.IO.Compression;
using System.Text;
using NeuraNft.Cryptography.Tests.Interop;

namespace NeuraNft.Cryptography.Tests.Age;

/// <summary>One file of C2SP's CCTV: what is expected, who reads, and the age file.</summary>
internal sealed record CctvVector(
    string Name, string Expected, string? PayloadSha256, IReadOnlyList<string> Identities, string? Passphrase, bool IsArmored, byte[] File)
{
    private static readonly Lazy<Dictionary<string, CctvVector>> s_all = new(Load);

    public static IReadOnlyDictionary<string, CctvVector> All => s_all.Value;

    /// <summary>ML-KEM-768 with X25519 is of age 1.3: the base class library has ML-KEM only where OpenSSL is 3.5 or newer.</summary>
    public bool IsHybrid => Identities.Count > 0 && Identities.All(i => i.StartsWith("AGE-SECRET-KEY-PQ-", StringComparison.Ordinal));

    private static Dictionary<string, CctvVector> Load()
    {
        using var folder = new ScratchFolder();
        Tool.NodeAsync("cctv.cjs", folder.Path("")).GetAwaiter().GetResult();
        return Directory.GetFiles(folder.Path("")).Select(f => Read(Path.GetFileName(f), System.IO.File.ReadAllBytes(f)))
            .ToDictionary(v => v.Name);
    }

    private static CctvVector Read(string name, byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\n\n"u8);
        var fields = Encoding.UTF8.GetString(bytes, 0, end).Split('\n').Select(l => l.Split(": ", 2)).ToLookup(l => l[0], l => l[1]);
        var file = bytes[(end + 2)..];
        return new CctvVector(
            name,
            fields["expect"].Single(),
            fields["payload"].SingleOrDefault(),
            [.. fields["identity"]],
            fields["passphrase"].FirstOrDefault(),
            fields["armored"].Contains("yes"),
            fields["compressed"].Contains("zlib") ? Inflate(file) : file);
    }

    private static byte[] Inflate(byte[] compressed)
    {
        using var zlib = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        return plain.ToArray();
    }
}
