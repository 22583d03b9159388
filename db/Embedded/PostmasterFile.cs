using System.Diagnostics;

namespace Neura.Database;

/// <summary>
/// <c>postmaster.pid</c>: line 1 the server's process, line 4 its port, line 8 its state. A killed server leaves it behind,
/// and PostgreSQL refuses to start when some other process has got that number since, as happens in containers.
/// </summary>
internal static class PostmasterFile
{
    public static async Task ClearAsync(DataFolder folder, string binaries, ServerAccount account, TimeSpan patience, CancellationToken ct)
    {
        var file = folder.In("pgdata/postmaster.pid");
        if (ProcessNamed(file) is not { } pid || !IsServerOf(pid, folder.PgData))
        {
            File.Delete(file);
            return;
        }

        if (pid != folder.StartedServer())
            throw new EmbeddedPostgresException(
                $"A second instance: process {pid} is a PostgreSQL server on {folder.PgData} that this program did not start. "
                + $"Stop it (pg_ctl stop -D {folder.PgData}), or name another data folder.");

        // Ours, and its owner is dead, for we hold the owner's lock: it is going down already, or else it never noticed.
        await StopAsync(folder, binaries, account, patience, ct);
    }

    public static bool IsReady(DataFolder folder, int pid)
    {
        var lines = Lines(folder.In("pgdata/postmaster.pid"));
        return lines.Length >= 8 && lines[0].Trim() == $"{pid}" && lines[7].Trim() == "ready";
    }

    public static async Task StopAsync(DataFolder folder, string binaries, ServerAccount account, TimeSpan patience, CancellationToken ct)
    {
        string[] arguments = ["stop", "-D", folder.PgData, "-m", "fast", "-w", "-t", $"{(int)patience.TotalSeconds}"];
        try
        {
            await Command.RunAsync(PostgresBinaries.Program(binaries, "pg_ctl"), arguments, account.Name, folder.PgData, ct);
        }
        catch (EmbeddedPostgresException) when (ProcessNamed(folder.In("pgdata/postmaster.pid")) is null)
        {
            // It ended between our look and pg_ctl's.
        }
    }

    private static int? ProcessNamed(string file) =>
        Lines(file) is [var first, ..] && int.TryParse(first, out var pid) ? pid : null;

    private static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (FileNotFoundException)
        {
            return [];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Dead, but not yet collected by its parent; in a container nobody may ever do that.</summary>
    private static bool IsZombie(int pid) => OperatingSystem.IsLinux()
        && File.ReadLines($"/proc/{pid}/status").Any(line => line.StartsWith("State:\tZ", StringComparison.Ordinal));

    private static bool IsServerOf(int pid, string pgData)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            if (!process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) || IsZombie(pid)) return false;

            // A server's working directory is its data folder; only Linux tells, and only to those who may look.
            var folder = OperatingSystem.IsLinux()
                ? Directory.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName
                : null;
            return folder is null || folder == pgData;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException
            or FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
