using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>
/// Starts each child from a thread of its own that is confined itself: what a thread has given up (privileges to gain, files by Landlock,
/// the network by a namespace) the process that it starts has never had. A thread for each child, for Landlock lets processes of one
/// domain look into each other: each child has a domain that is nobody else's. This process's other threads keep everything.
/// </summary>
internal sealed class ChildLauncher : IDisposable
{
    private const int NewNetwork = 0x40000000;
    private const int NewIpc = 0x08000000;
    private const int Stack = 256 << 10;
    private readonly Lazy<Confinement> confined = new(() => new Launch(null, null).Run().Confinement);
    private volatile bool isDisposed;

    /// <summary>What a thread gives up here, found out before the first child starts.</summary>
    public Confinement Confined => confined.Value;

    /// <summary>Waits for the thread, for the few milliseconds that a start takes.</summary>
    /// <returns>The process's id. Whoever asked waits for its end.</returns>
    public int Start(ChildSpawn spawn)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return new Launch(spawn, Confined).Run().Process;
    }

    /// <summary>Starts no more. What runs is ended by those who asked for it.</summary>
    public void Dispose() => isDisposed = true;

    private static Confinement Confine()
    {
        // Refused to all but root (a user namespace needs a process of one thread): the filter refuses sockets in any case.
        var network = LinuxCalls.Unshare(NewNetwork | NewIpc) == 0;
        var noNewPrivileges = LinuxCalls.ProcessControl(LinuxCalls.SetNoNewPrivileges, 1, 0, 0, 0) == 0;
        var landlock = noNewPrivileges ? Landlock.Version() : 0;
        if (landlock > 0)
            Landlock.Restrict(landlock, Readable());
        return new Confinement(network, noNewPrivileges, landlock);
    }

    // The program, the runtime, the C library; what the runtime asks of the machine. /proc shows other processes' names and numbers, but
    // neither their memory, files nor environment: Landlock counts those as tracing, which it refuses.
    private static IEnumerable<string> Readable() =>
    [
        AppContext.BaseDirectory, ChildSpawn.RuntimeRoot, RuntimeEnvironment.GetRuntimeDirectory(), "/lib", "/lib64", "/usr/lib",
        "/usr/lib64", "/usr/local/lib", "/usr/local/cuda", "/etc/ld.so.cache", "/proc", "/sys/devices/system", "/sys/fs/cgroup",
        "/dev/null", "/dev/zero", "/dev/urandom",
    ];

    /// <summary>What a child inherits of the thread that starts it.</summary>
    internal sealed record Confinement(bool NetworkNamespace, bool NoNewPrivileges, int LandlockVersion);

    /// <summary>One thread and the process that it starts.</summary>
    private sealed class Launch(ChildSpawn? spawn, Confinement? expected)
    {
        private readonly object gate = new();
        private bool isDone;
        private Confinement? confinement;
        private Exception? failure;
        private int process;

        /// <summary>Waits for the thread, not for the process.</summary>
        public (int Process, Confinement Confinement) Run()
        {
            new Thread(Work, Stack) { IsBackground = true, Name = "sandbox launcher" }.Start();
            lock (gate)
            {
                while (!isDone)
                    Monitor.Wait(gate);
            }

            if (failure is not null)
                ExceptionDispatchInfo.Throw(failure);
            return (process, confinement!);
        }

        // Nothing here completes a task: that may start a thread of the pool, and what is started from here is as confined as this thread.
        private void Work()
        {
            try
            {
                confinement = Confine();
                if (expected is not null && confinement != expected)
                    throw new InvalidOperationException($"A child would have {confinement} and not {expected}.");
                process = spawn?.Start() ?? 0;
            }
            catch (Exception e)
            {
                // On a thread of its own it would end this process.
                failure = e;
            }

            lock (gate)
            {
                isDone = true;
                Monitor.PulseAll(gate);
            }

            // A child is killed when the thread that started it ends.
            if (process > 0)
                LinuxCalls.WaitForEnd(process);
        }
    }
}
