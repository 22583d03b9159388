using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>What a child does to itself before it looks at a model. Nothing of it can be taken back.</summary>
internal static class Confiner
{
    private const uint Nobody = 65534;
    private const int Data = 2;
    private const int Core = 4;
    private const int Files = 7;
    private const int AddressSpace = 9;
    private const int ParentDeath = 1;
    private const ulong MaxOpenFiles = 128;

    /// <returns>Features that are this process's own.</returns>
    public static (bool Memory, bool User, bool Filter) Confine(long memoryBytes, long modelBytes, bool filter)
    {
        // Reserved so far, by the runtime mostly; the difference is what may still come.
        var reserved = long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[0], CultureInfo.InvariantCulture)
            * Environment.SystemPageSize;
        var memory = Set(Data, (ulong)memoryBytes) & Set(AddressSpace, (ulong)(reserved + memoryBytes + modelBytes));
        Set(Core, 0);
        Set(Files, MaxOpenFiles);
        var user = GiveUpRoot();
        // No other process of this user reads its memory. Killed with whoever started it: after the change of user, which clears it.
        _ = LinuxCalls.ProcessControl(LinuxCalls.SetDumpable, 0, 0, 0, 0);
        _ = LinuxCalls.ProcessControl(ParentDeath, LinuxCalls.Kill, 0, 0, 0);
        _ = LinuxCalls.ProcessControl(LinuxCalls.SetNoNewPrivileges, 1, 0, 0, 0);
        if (filter)
            SystemCallFilter.Install();
        return (memory, user, filter);
    }

    private static unsafe bool Set(int resource, ulong limit)
    {
        var limits = new LinuxCalls.Limits { Soft = limit, Hard = limit };
        return LinuxCalls.Limit(0, resource, &limits, null) == 0;
    }

    // Root's files and capabilities go with the user. Where that user could not read the program itself it stays root, with the filter.
    private static bool GiveUpRoot()
    {
        if (LinuxCalls.EffectiveUser() != 0)
            return true;
        _ = LinuxCalls.SetFileUser(Nobody);
        var isReadable = IsReadable(typeof(Confiner).Assembly.Location) && IsReadable(typeof(object).Assembly.Location);
        _ = LinuxCalls.SetFileUser(0);
        if (!isReadable)
            return false;
        if (LinuxCalls.SetGroups(0, 0) != 0 || LinuxCalls.SetGroup(Nobody, Nobody, Nobody) != 0
            || LinuxCalls.SetUser(Nobody, Nobody, Nobody) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "giving up root");
        return true;
    }

    private static bool IsReadable(string path)
    {
        var file = LinuxCalls.Open(path, 0x80000);
        if (file >= 0)
            _ = LinuxCalls.Close(file);
        return file >= 0;
    }
}
