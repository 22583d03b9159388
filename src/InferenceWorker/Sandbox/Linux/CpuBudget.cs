namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>RLIMIT_CPU of another process: what it has used already and so much more.</summary>
internal static class CpuBudget
{
    private const int Cpu = 0;

    /// <returns>False where the kernel refuses it.</returns>
    public static unsafe bool Allow(int process, TimeSpan more)
    {
        var time = stackalloc long[2];
        // The clock of a process's processor time: its number, inverted, with the kind of clock below (clock_getcpuclockid).
        if (LinuxCalls.ReadClock((~process << 3) | 2, time) != 0)
            return false;
        var limits = new LinuxCalls.Limits { Soft = (ulong)(time[0] + Math.Ceiling(more.TotalSeconds) + 1), Hard = ulong.MaxValue };
        return LinuxCalls.Limit(process, Cpu, &limits, null) == 0;
    }
}
