namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>How a child ended.</summary>
/// <param name="Signal">That ended it; 0 where it ended by itself.</param>
/// <param name="ExitCode">Where it ended by itself.</param>
/// <param name="Fault">What it did against the protocol, if that was why it was killed.</param>
internal sealed record ChildEnd(int Signal, int ExitCode, string? Fault)
{
    private const int Abort = 6;
    private const int ProcessorTime = 24;

    /// <summary>Requests that had no reply when it ended; 0 for one that came later.</summary>
    public int Waiting { get; init; }

    /// <summary>The worker ended it: at another run's deadline, or because it closes.</summary>
    public bool WasKilled { get; init; }

    /// <summary>Whether the one request that it had is what ended it. With others in it nobody knows, and all are tried again.</summary>
    public bool IsOfOne => Waiting == 1 && !WasKilled;

    /// <summary>The kernel ended it for its processor time.</summary>
    public bool IsOutOfTime => Signal == ProcessorTime;

    /// <summary>Native code and the runtime abort where they get no memory; the system kills where it has none.</summary>
    public bool IsOutOfMemory => Fault is null && !WasKilled && Signal is Abort or Linux.LinuxCalls.Kill;

    public override string ToString() =>
        Fault ?? (Signal != 0 ? $"its process was ended by signal {Signal}" : $"its process ended with {ExitCode}");

    /// <param name="status">Of waitpid.</param>
    /// <param name="fault">Null where it kept to the protocol.</param>
    public static ChildEnd Of(int status, string? fault) => new(status & 0x7F, (status >> 8) & 0xFF, fault);
}
