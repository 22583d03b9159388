using System.Collections.Concurrent;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>
/// Starts children from one thread that is confined itself: what a thread has given up (privileges to gain, files by Landlock, the network
/// by a namespace) the processes that it starts have never had. This process's other threads keep everything.
/// </summary>
internal sealed class ChildLauncher : IDisposable
{
    internal const string ThreadName = "sandbox launcher";
    private const int NewNetwork = 0x40000000;
    private const int NewIpc = 0x08000000;
    private readonly BlockingCollection<Order> orders = [];
    private readonly ManualResetEventSlim isConfined = new();
    private Confinement? confined;

    public ChildLauncher()
    {
        // It lives as long as the process: a child is killed when the thread that started it ends.
        new Thread(Work) { IsBackground = true, Name = ThreadName }.Start();
        isConfined.Wait();
    }

    /// <summary>What the thread has given up.</summary>
    public Confinement Confined => confined!;

    /// <summary>Waits for the thread, for the few milliseconds that a start takes.</summary>
    /// <returns>The process's id. Whoever asked waits for its end.</returns>
    public int Start(ChildSpawn spawn)
    {
        var order = new Order(spawn);
        orders.Add(order);
        return order.Wait();
    }

    public void Dispose() => orders.CompleteAdding();

    // It wakes who waits and never completes a task: that may start a thread of the pool here, which would be confined as this one is.
    private void Work()
    {
        confined = Confine();
        isConfined.Set();
        foreach (var order in orders.GetConsumingEnumerable())
        {
            try
            {
                order.End(order.Spawn.Start(), null);
            }
            catch (Win32Exception failure)
            {
                order.End(0, failure);
            }
        }
    }

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
        "/dev/null", "/dev/zero",
        "/dev/urandom",
    ];

    /// <summary>What a child inherits of the thread that starts it.</summary>
    internal sealed record Confinement(bool NetworkNamespace, bool NoNewPrivileges, int LandlockVersion);

    private sealed class Order(ChildSpawn spawn)
    {
        private readonly object gate = new();
        private int process;
        private Win32Exception? failure;
        private bool isDone;

        public ChildSpawn Spawn => spawn;

        public void End(int started, Win32Exception? refused)
        {
            lock (gate)
            {
                (process, failure, isDone) = (started, refused, true);
                Monitor.PulseAll(gate);
            }
        }

        public int Wait()
        {
            lock (gate)
            {
                while (!isDone)
                    Monitor.Wait(gate);
                return failure is null ? process : throw new Win32Exception(failure.NativeErrorCode, failure.Message);
            }
        }
    }
}
