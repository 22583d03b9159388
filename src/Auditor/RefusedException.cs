namespace NeuraNft.Auditor;

/// <summary>The question cannot be answered as it was asked. The message is a sentence.</summary>
internal sealed class RefusedException(ExitCode code, string message) : Exception(message)
{
    public ExitCode Code { get; } = code;
}
