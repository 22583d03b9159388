using System.Runtime.InteropServices;

namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>The C library's calls that .NET does not offer. Numbers and structures are those of Linux on x86-64 and arm64.</summary>
internal static partial class LinuxCalls
{
    public const int SetNoNewPrivileges = 38;
    public const int SetDumpable = 4;
    public const int Kill = 9;
    public const int PopulateForWriting = 23;

    // EINTR.
    private const int Interrupted = 4;
    private const string C = "libc";

    [LibraryImport(C, EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MemoryFile(string name, uint flags);

    [LibraryImport(C, EntryPoint = "ftruncate", SetLastError = true)]
    public static partial int Truncate(int file, long length);

    [LibraryImport(C, EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Control(int file, int command, long argument);

    [LibraryImport(C, EntryPoint = "mmap", SetLastError = true)]
    public static partial nint Map(nint address, nint length, int protection, int flags, int file, long offset);

    [LibraryImport(C, EntryPoint = "munmap", SetLastError = true)]
    public static partial int Unmap(nint address, nint length);

    [LibraryImport(C, EntryPoint = "madvise", SetLastError = true)]
    public static partial int Advise(nint address, nint length, int advice);

    [LibraryImport(C, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int file);

    [LibraryImport(C, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport(C, EntryPoint = "pipe2", SetLastError = true)]
    public static unsafe partial int Pipe(int* ends, int flags);

    [LibraryImport(C, EntryPoint = "prctl", SetLastError = true)]
    public static partial int ProcessControl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport(C, EntryPoint = "prlimit", SetLastError = true)]
    public static unsafe partial int Limit(int process, int resource, Limits* set, Limits* old);

    [LibraryImport(C, EntryPoint = "unshare", SetLastError = true)]
    public static partial int Unshare(int flags);

    [LibraryImport(C, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint Call(nint number, nint a, nint b, nint c, nint d);

    [LibraryImport(C, EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int Spawn(int* process, string path, nint actions, nint attributes, nint arguments, nint environment);

    [LibraryImport(C, EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitActions(nint actions);

    [LibraryImport(C, EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int DestroyActions(nint actions);

    [LibraryImport(C, EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddDuplicate(nint actions, int from, int to);

    [LibraryImport(C, EntryPoint = "posix_spawn_file_actions_addclosefrom_np")]
    public static partial int AddCloseFrom(nint actions, int from);

    [LibraryImport(C, EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddOpen(nint actions, int to, string path, int flags, uint mode);

    [LibraryImport(C, EntryPoint = "posix_spawnattr_init")]
    public static partial int InitAttributes(nint attributes);

    [LibraryImport(C, EntryPoint = "posix_spawnattr_destroy")]
    public static partial int DestroyAttributes(nint attributes);

    [LibraryImport(C, EntryPoint = "posix_spawnattr_setflags")]
    public static partial int SetFlags(nint attributes, short flags);

    [LibraryImport(C, EntryPoint = "waitpid", SetLastError = true)]
    private static unsafe partial int Wait(int process, int* status, int options);

    [LibraryImport(C, EntryPoint = "waitid", SetLastError = true)]
    private static unsafe partial int WaitFor(int kind, uint process, byte* information, int options);

    [LibraryImport(C, EntryPoint = "kill", SetLastError = true)]
    public static partial int Signal(int process, int signal);

    [LibraryImport(C, EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    [LibraryImport(C, EntryPoint = "setfsuid")]
    public static partial int SetFileUser(uint user);

    [LibraryImport(C, EntryPoint = "setgroups", SetLastError = true)]
    public static partial int SetGroups(nint count, nint groups);

    [LibraryImport(C, EntryPoint = "setresgid", SetLastError = true)]
    public static partial int SetGroup(uint real, uint effective, uint saved);

    [LibraryImport(C, EntryPoint = "setresuid", SetLastError = true)]
    public static partial int SetUser(uint real, uint effective, uint saved);

    [LibraryImport(C, EntryPoint = "clock_gettime", SetLastError = true)]
    public static unsafe partial int ReadClock(int clock, long* secondsAndNanoseconds);

    [LibraryImport(C, EntryPoint = "setenv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetVariable(string name, string value, int overwrite);

    /// <summary>Waits for a child's end.</summary>
    /// <returns>As waitpid has it; 0 where there is no such child.</returns>
    public static unsafe int ReadEnd(int process)
    {
        int status, waited;
        do
            waited = Wait(process, &status, 0);
        while (waited == -1 && Marshal.GetLastPInvokeError() == Interrupted);
        return waited == process ? status : 0;
    }

    /// <summary>Waits for a child's end and leaves the end to be read by another; returns if that one was first.</summary>
    public static unsafe void WaitForEnd(int process)
    {
        const int ByNumber = 1, Exited = 4, LeaveThere = 0x01000000;
        // siginfo_t has 128 bytes.
        var information = stackalloc byte[128];
        while (WaitFor(ByNumber, (uint)process, information, Exited | LeaveThere) != 0
            && Marshal.GetLastPInvokeError() == Interrupted)
        {
        }
    }

    /// <summary>A soft and a hard limit.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Limits
    {
        public ulong Soft;
        public ulong Hard;
    }
}
