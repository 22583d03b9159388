using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>
/// What of the file system the calling thread, and every process that it starts, may still read; nothing may be written, no port be
/// connected to, no signal sent outside. https://docs.kernel.org/userspace-api/landlock.html
/// </summary>
internal static class Landlock
{
    private const nint CreateRuleset = 444;
    private const nint AddRule = 445;
    private const nint RestrictSelf = 446;
    private const nint AskVersion = 1;
    private const nint PathBeneath = 1;
    private const ulong Execute = 1 << 0;
    private const ulong WriteFile = 1 << 1;
    private const ulong ReadFile = 1 << 2;
    private const ulong ReadFolder = 1 << 3;
    private const int OpenPath = 0x200000 | 0x80000;

    /// <summary>0 where the kernel has none.</summary>
    public static int Version() => (int)Math.Max(0, LinuxCalls.Call(CreateRuleset, 0, 0, AskVersion, 0));

    /// <summary>Needs no_new_privs of the calling thread. Paths that are not there are passed over.</summary>
    public static unsafe void Restrict(int version, IEnumerable<string> readable)
    {
        var attributes = new Ruleset
        {
            // 13 rights of files in version 1, then one more in each of 2, 3 and 5.
            Files = version switch { 1 => (1UL << 13) - 1, 2 => (1UL << 14) - 1, 3 or 4 => (1UL << 15) - 1, _ => (1UL << 16) - 1 },
            Network = version >= 4 ? 3UL : 0,
            Scopes = version >= 6 ? 3UL : 0,
        };
        nint size = version switch { < 4 => 8, < 6 => 16, _ => 24 };
        var rules = (int)LinuxCalls.Call(CreateRuleset, (nint)(&attributes), size, 0, 0);
        if (rules < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "landlock_create_ruleset");
        try
        {
            foreach (var path in readable)
                Allow(rules, path);
            if (LinuxCalls.Call(RestrictSelf, rules, 0, 0, 0) != 0)
                throw new Win32Exception(Marshal.GetLastPInvokeError(), "landlock_restrict_self");
        }
        finally
        {
            _ = LinuxCalls.Close(rules);
        }
    }

    private static unsafe void Allow(int rules, string path)
    {
        var isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path) || LinuxCalls.Open(path, OpenPath) is var file && file < 0)
            return;
        var rule = new PathRule
        {
            Allowed = path == "/dev/null" ? ReadFile | WriteFile : isFolder ? ReadFile | ReadFolder | Execute : ReadFile | Execute,
            Parent = file,
        };
        var added = LinuxCalls.Call(AddRule, rules, PathBeneath, (nint)(&rule), 0);
        _ = LinuxCalls.Close(file);
        if (added != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "landlock_add_rule");
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Ruleset
    {
        public ulong Files;
        public ulong Network;
        public ulong Scopes;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct PathRule
    {
        public ulong Allowed;
        public int Parent;
    }
}
