using System.Diagnostics;

namespace NeuraNft.EventStore.Tests;

/// <summary>A file system of a few megabytes in memory, owned by the server's user. Only root can make one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Null where this machine does not let us mount.</summary>
    public static SmallDisk? TryMount(int megabytes, string ownedLike)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root") return null;
        var path = Directory.CreateTempSubdirectory("neura-small-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path))
        {
            Run("chown", $"--reference={ownedLike}", path).ShouldBeTrue();
            return new SmallDisk(path);
        }

        Directory.Delete(path);
        return null;
    }

    public void Resize(int megabytes) => Run("mount", "-o", $"remount,size={megabytes}m", Path).ShouldBeTrue();

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
