using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;
using NeuraNft.Api.Embedded;

namespace NeuraNft.Api.Web;

/// <summary>
/// The built front end, read once into memory: a few megabytes, and no request ever names a file of the disk. A new build shows after the
/// next start.
/// </summary>
internal sealed class WebFiles(IOptions<WebOptions> options)
{
    public const string Index = "/index.html";

    // A folder that cannot be read now can be later: a failure is not kept.
    private readonly Lazy<FrozenDictionary<string, WebFile>> files =
        new(() => Read(options.Value.Folder ?? DefaultFolder()), LazyThreadSafetyMode.PublicationOnly);

    /// <returns>Null where the front end has no such file.</returns>
    public WebFile? Find(string path) => files.Value.GetValueOrDefault(path);

    private static FrozenDictionary<string, WebFile> Read(string? folder)
    {
        var types = new FileExtensionContentTypeProvider();
        return Paths(folder).ToFrozenDictionary(
            path => "/" + Path.GetRelativePath(folder!, path).Replace('\\', '/'),
            path => WebFile.Read(
                path, TypeOf(types, path), Path.GetFileName(Path.GetDirectoryName(path)) == "assets"),
            StringComparer.Ordinal);
    }

    private static IEnumerable<string> Paths(string? folder) => folder is not null && File.Exists(Path.Combine(folder, "index.html"))
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !WebFile.IsCoded(path))
        : [];

    private static string TypeOf(FileExtensionContentTypeProvider types, string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => types.TryGetContentType(path, out var type) ? type : "application/octet-stream",
    };

    // Beside an installation of one's own there may be no checkout, and no pages.
    private static string? DefaultFolder()
    {
        try
        {
            return Path.Combine(RepositoryFolder.Find(), "web", "dist");
        }
        catch (EmbeddedException)
        {
            return null;
        }
    }
}
