using System.Diagnostics;

namespace NeuraNft.Architecture.Tests;

/// <summary>The checkout that these tests were built from, and what is committed in it.</summary>
internal static class Repository
{
    private static readonly Lazy<string> RootFolder = new(FindRoot);
    private static readonly Lazy<IReadOnlyList<string>?> Tracked = new(ListTracked);

    public static string Root => RootFolder.Value;

    /// <summary>Paths from the root with forward slashes: what is committed or about to be. Skips the test outside of a checkout.</summary>
    public static IReadOnlyList<string> Files()
    {
        Assert.SkipWhen(Tracked.Value is null, "Not a git checkout: nobody can tell which files belong to the project.");
        return Tracked.Value!;
    }

    public static IEnumerable<string> CSharp() => Files().Where(f => f.EndsWith(".cs", StringComparison.Ordinal));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "NeuraNft.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No NeuraNft.sln above {AppContext.BaseDirectory}.");
    }

    private static IReadOnlyList<string>? ListTracked()
    {
        // Another user's checkout (a container's volume) is a checkout all the same.
        var start = new ProcessStartInfo(
            "git", ["-c", "safe.directory=*", "-C", Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            var paths = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            return git.ExitCode == 0 ? [.. paths.Where(p => File.Exists(Path.Combine(Root, p)))] : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
