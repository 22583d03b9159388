namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>How a child ended.</summary>
/// <param name="Signal">That ended it; 0 where it ended by itself.</param>
/// <param name="ExitCode">Where it ended by itself.</param>
/// <param name="Fault">What it did against the protocol, if that was why it was killed.</param>
internal sealed record ChildEnd(int Signal, int ExitCode, string? Fault)
{
    private const int Abort = 6;
    private const int ProcessorTime = 24;

    /// <summary>The kernel ended it for its processor time.</summary>
    public bool IsOutOfTime => Signal == ProcessorTime;

    /// <summary>Native code and the runtime abort where they get no memory; the system kills where it has none.</summary>
    public bool IsOutOfMemory => Fault is null && Signal is Abort or Linux.LinuxCalls.Kill;

    public override string ToString() =>
        Fault ?? (Signal != 0 ? $"its process was ended by signal {Signal}" : $"its process ended with {ExitCode}");

    /// <param name="status">Of waitpid.</param>
    /// <param name="fault">Null where it kept to the protocol.</param>
    public static ChildEnd Of(int status, string? fault) => new(status & 0x7F, (status >> 8) & 0xFF, fault);
}
