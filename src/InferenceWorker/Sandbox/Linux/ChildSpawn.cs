using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>
/// One process to start: this program in its child's role, with three descriptors and nothing else of this process's, not even its
/// environment, which holds secrets.
/// </summary>
/// <param name="Commands">Becomes descriptor 3: the child reads.</param>
/// <param name="Replies">Becomes 4: the child writes.</param>
/// <param name="Model">Becomes 5.</param>
/// <param name="Arguments">After the program's name.</param>
internal sealed record ChildSpawn(int Commands, int Replies, int Model, IReadOnlyList<string> Arguments)
{
    private const int ReadWrite = 2;
    private const short OwnGroup = 2;

    // More than the C library's structures take (80 and 336 bytes of glibc).
    private const int RoomForStructure = 512;

    /// <summary>Of the runtime that runs us, wherever it is installed.</summary>
    public static string RuntimeRoot { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    /// <summary>The program that lies beside us, whichever process we are part of.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "NeuraNft.InferenceWorker");

    // No diagnostics (they listen on a socket), no background collector, small stacks; code is compiled once and quickly.
    private static string[] Environment(long heapBytes) =>
    [
        "DOTNET_ROOT=" + RuntimeRoot, "DOTNET_EnableDiagnostics=0", "DOTNET_gcConcurrent=0", "DOTNET_gcServer=0",
        "DOTNET_GCHeapHardLimit=0x" + heapBytes.ToString("x", null), "DOTNET_TieredPGO=0", "DOTNET_Thread_DefaultStackSize=0x100000",
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1", "DOTNET_TC_BackgroundWorkerTimeoutMs=0", "LANG=C", "ORT_DISABLE_TELEMETRY=1",
    ];

    /// <summary>Bytes that the child's managed heap may take: half of its memory, for tensors that go through it.</summary>
    public required long HeapBytes { get; init; }

    /// <summary>What is started: this program's child's role, but where a test tries what another program may in its place.</summary>
    public string Executable { get; init; } = Program;

    /// <exception cref="Win32Exception">The program is not there, or the system has no more processes.</exception>
    public unsafe int Start()
    {
        var actions = stackalloc byte[RoomForStructure];
        var attributes = stackalloc byte[RoomForStructure];
        _ = LinuxCalls.InitActions((nint)actions);
        _ = LinuxCalls.InitAttributes((nint)attributes);
        using var arguments = new TextVector([Executable, .. Arguments]);
        using var environment = new TextVector(Environment(HeapBytes));
        try
        {
            _ = LinuxCalls.AddOpen((nint)actions, 0, "/dev/null", ReadWrite, 0);
            foreach (var (from, to) in ((int, int)[])[(0, 1), (0, 2), (Commands, 3), (Replies, 4), (Model, 5)])
                _ = LinuxCalls.AddDuplicate((nint)actions, from, to);
            CloseTheRest((nint)actions);
            // Its own group: Ctrl+C in a terminal is for the worker, which then lets runs end.
            _ = LinuxCalls.SetFlags((nint)attributes, OwnGroup);
            int process;
            var error = LinuxCalls.Spawn(&process, Executable, (nint)actions, (nint)attributes, arguments.Address, environment.Address);
            return error == 0 ? process : throw new Win32Exception(error, "posix_spawn");
        }
        finally
        {
            _ = LinuxCalls.DestroyActions((nint)actions);
            _ = LinuxCalls.DestroyAttributes((nint)attributes);
        }
    }

    // .NET opens everything to be closed on exec; this is for what native libraries have opened.
    private static void CloseTheRest(nint actions)
    {
        try
        {
            _ = LinuxCalls.AddCloseFrom(actions, 6);
        }
        catch (EntryPointNotFoundException)
        {
            // glibc before 2.34, musl.
        }
    }
}
