using Microsoft.Extensions.Options;
using Neura.Cryptography.Age;
using NeuraNft.Application.Models;

namespace NeuraNft.Application.Content;

/// <summary>A custody identity in a file beside the contents (mode 0600), made at the first need.</summary>
public sealed class FileCustody(IOptions<ContentOptions> content) : IFileKeyCustody, IDisposable
{
    private readonly Lazy<AgeIdentity> _identity = new(() => Load(Path.Combine(content.Value.Folder, "custody.key")));

    public Task<byte[]> KeepAsync(AgeFileKey key, CancellationToken cancellationToken) =>
        Task.FromResult(AgeHeader.Write(key, _identity.Value.Recipient));

    public Task<AgeFileKey> OpenAsync(ReadOnlyMemory<byte> header, CancellationToken cancellationToken) =>
        Task.FromResult(AgeHeader.Parse(header.Span).Unwrap(_identity.Value));

    public void Dispose()
    {
        if (_identity.IsValueCreated)
            _identity.Value.Dispose();
    }

    private static AgeIdentity Load(string path)
    {
        if (File.Exists(path))
            return AgeIdentity.Parse(File.ReadAllText(path).Trim());
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var identity = AgeIdentity.Create();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Span<char> text = stackalloc char[AgeIdentity.TextLength];
        identity.WriteText(text);
        using (var file = new StreamWriter(new FileStream(path, options)))
            file.WriteLine(text);
        text.Clear();
        return identity;
    }
}
