namespace NeuraNft.Api.Tests;

/// <summary>The machine's clock, some time ahead. Timers run as ever.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
