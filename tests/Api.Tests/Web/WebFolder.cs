using System.IO.Compression;
using System.Text;
using NeuraNft.Api.Embedded;

[assembly: AssemblyFixture(typeof(NeuraNft.Api.Tests.Web.WebFolder))]

namespace NeuraNft.Api.Tests.Web;

/// <summary>A front end as the build leaves it, small. Every market of these tests serves it.</summary>
public sealed class WebFolder : IDisposable
{
    public const string Page = "<!doctype html><title>Market</title><script type=\"module\" src=\"/assets/index-a1b2c3.js\"></script>";

    public static byte[] Script { get; } = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("export const answer = 42;\n", 100)));

    private static readonly TemporaryFolder s_folder = Build();

    public static string Path => s_folder.Path;

    public void Dispose() => s_folder.Dispose();

    private static TemporaryFolder Build()
    {
        var folder = new TemporaryFolder();
        var assets = Directory.CreateDirectory(System.IO.Path.Combine(folder.Path, "assets")).FullName;
        File.WriteAllText(System.IO.Path.Combine(folder.Path, "index.html"), Page);
        File.WriteAllText(System.IO.Path.Combine(folder.Path, "favicon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        var script = System.IO.Path.Combine(assets, "index-a1b2c3.js");
        File.WriteAllBytes(script, Script);
        using (var brotli = new BrotliStream(File.Create(script + ".br"), CompressionLevel.SmallestSize))
            brotli.Write(Script);
        using (var gzip = new GZipStream(File.Create(script + ".gz"), CompressionLevel.SmallestSize))
            gzip.Write(Script);
        return folder;
    }
}
