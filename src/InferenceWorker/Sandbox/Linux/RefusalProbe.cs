using System.Runtime.InteropServices;

namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>Asks for what a model has no business with, right after a child has confined itself. x86-64's numbers.</summary>
internal static class RefusalProbe
{
    private const nint Socket = 41;
    private const nint Fork = 57;
    private const nint Execute = 59;
    private const nint Trace = 101;
    private const nint Exit = 231;
    private const nint Signal = 62;
    private const nint MemoryFile = 319;
    private const int Permission = 1;
    private const int Access = 13;
    private const int WriteCreate = 0x1 | 0x40;

    public static unsafe Refusals Measure()
    {
        var refused = Refusals.None;
        fixed (byte* name = "/bin/true\0"u8)
        {
            if (Refuses(Socket, 2, 1, 0))
                refused |= Refusals.Socket;
            // Without arguments: where it is allowed it fails for that, and this process goes on.
            if (Refuses(Execute, 0, 0, 0))
                refused |= Refusals.Program;
            if (Refuses(Trace, 16, Environment.ProcessId, 0))
                refused |= Refusals.Tracing;
            if (Refuses(Signal, 1, 0, 0))
                refused |= Refusals.Signal;
            if (Refuses(MemoryFile, (nint)name, 0, 0))
                refused |= Refusals.SharedMemory;
            if (RefusesFork())
                refused |= Refusals.Process;
        }

        if (RefusesOpen(Path.Combine(Path.GetTempPath(), "neura-sandbox-probe"), WriteCreate))
            refused |= Refusals.Writing;
        if (RefusesOpen("/etc/passwd", 0))
            refused |= Refusals.OtherFiles;
        return refused;
    }

    private static bool Refuses(nint call, nint a, nint b, nint c)
    {
        var result = LinuxCalls.Call(call, a, b, c, 0);
        return result < 0 && Marshal.GetLastPInvokeError() == Permission;
    }

    // The new process, where there may be one, is this one again in the same place: it ends at once.
    private static bool RefusesFork()
    {
        var result = LinuxCalls.Call(Fork, 0, 0, 0, 0);
        if (result == 0)
            _ = LinuxCalls.Call(Exit, 0, 0, 0, 0);
        return result < 0 && Marshal.GetLastPInvokeError() == Permission;
    }

    private static bool RefusesOpen(string path, int flags)
    {
        var file = LinuxCalls.Open(path, flags | 0x80000);
        if (file < 0)
            return Marshal.GetLastPInvokeError() is Permission or Access;
        _ = LinuxCalls.Close(file);
        return false;
    }
}
