namespace NeuraNft.Auditor.Tests;

/// <summary>Time that passes by hand alone.</summary>
internal sealed class HandClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
