using System.Globalization;

namespace Neura.Database;

/// <summary>What programs may still take before the machine, or the container that holds them, has no more; 0 where nobody says.</summary>
internal static class FreeMemory
{
    public static long Bytes() => Math.Min(OfMachine(), OfContainer());

    private static long OfMachine() => Named("/proc/meminfo", "MemAvailable:") * 1024;

    private static long OfContainer()
    {
        const string group = "/sys/fs/cgroup/memory";
        if (!File.Exists($"{group}.max") || !long.TryParse(File.ReadAllText($"{group}.max"), out var most)) return long.MaxValue;
        // What is kept of files is given back when somebody needs it.
        var kept = Named($"{group}.stat", "inactive_file ") + Named($"{group}.stat", "active_file ");
        return most - long.Parse(File.ReadAllText($"{group}.current"), CultureInfo.InvariantCulture) + kept;
    }

    /// <summary>The number behind a name at the begin of a line; 0 where there is none.</summary>
    private static long Named(string file, string name)
    {
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) : null;
        return line is null ? 0 : long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
