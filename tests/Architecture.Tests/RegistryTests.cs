using System.Text;

namespace NeuraNft.Architecture.Tests;

/// <summary>Where packages come from is the machine's affair: no committed file names the host of a registry or feed.</summary>
public sealed class RegistryTests
{
    // In pieces, because this file is committed too.
    private static readonly string[] Hosts =
    [
        Host("registry", "npmjs", "org"), Host("registry", "yarnpkg", "com"), Host("npm", "pkg", "github", "com"),
        Host("api", "nuget", "org"), Host("www", "nuget", "org"), Host("nuget", "pkg", "github", "com"),
        Host("pkgs", "dev", "azure", "com"), Host("pypi", "org"), Host("files", "pythonhosted", "org"), Host("index", "crates", "io"),
            Host("static", "crates", "io"),
        Host("proxy", "golang", "org"), Host("deb", "debian", "org"),
    ];

    [Fact]
    public void File_names_no_registry_host()
    {
        var found = from file in Repository.Files()
                    where !IsBinary(file)
                    let text = Repository.Text(file)
                    from host in Hosts
                    where text.Contains(host, StringComparison.OrdinalIgnoreCase)
                    select $"{file}: {host}";
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Npm_lock_file_says_nothing_of_where_from()
    {
        var locks = Repository.Files().Where(f => Path.GetFileName(f) is "package-lock.json" or "npm-shrinkwrap.json");
        locks.Where(f => Repository.Text(f).Contains("\"resolved\": \"http", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Host(params string[] labels) => string.Join('.', labels);

    private static bool IsBinary(string file)
    {
        using var stream = File.OpenRead(Path.Combine(Repository.Root, file));
        var start = new byte[4096];
        return Encoding.Latin1.GetString(start, 0, stream.Read(start)).Contains('\0');
    }
}
