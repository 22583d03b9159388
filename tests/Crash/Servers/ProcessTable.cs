using System.Diagnostics;
using System.Globalization;

namespace NeuraNft.Crash.Servers;

/// <summary>What the kernel says of processes; Linux only.</summary>
internal static class ProcessTable
{
    public static IReadOnlyList<int> ChildrenOf(int parent) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
            .Where(id => id > 0 && StateOf(id) is { } state && state.Parent == parent && state.Letter != 'Z'),
    ];

    /// <summary>Neither gone nor dead and waiting for a parent that may never collect it.</summary>
    public static bool IsAlive(int id) => StateOf(id) is { Letter: not 'Z' and not 'X' };

    /// <summary>SIGKILL. What is gone already is dead enough.</summary>
    public static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
        }
    }

    private static (char Letter, int Parent)? StateOf(int id)
    {
        try
        {
            // "id (name) state parent …", and the name may hold anything.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
