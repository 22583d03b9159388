namespace NeuraNft.Cryptography.Tests.Interop;

/// <summary>A folder that goes away with its test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neura-cryptography-");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public string Write(string name, params IEnumerable<byte[]> parts)
    {
        File.WriteAllBytes(Path(name), [.. parts.SelectMany(p => p)]);
        return Path(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
